// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

@Suite struct JourneyTests {
    /// Makes an invitation in the console.
    private func invite(_ visitor: SignedIn) async throws -> (path: String, run: HostedRun) {
        let path = try #require(try await visitor.post("/console/start", [("project", "film")]).location)
        let engine = visitor.console.engine
        let id = TaskID(rawValue: String(path.dropFirst("/console/start/".count)))
        let view = try await engine.oversight.task(id, within: nil)
        let invitation = try #require(view.invitation)
        guard case .verification(let session) = view.task.input else { throw UnexpectedThing() }
        let link = String(invitation.link.exposed.split(separator: "/").last ?? "")
        return (
            path,
            HostedRun(
                engine: engine, task: view, session: session, bytedToken: invitation.bytedToken, link: Secret(link))
        )
    }

    @Test func anInvitationShowsItsCodeLinkAndState() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let (path, run) = try await invite(visitor)
            let page = try await visitor.get(path).text
            #expect(page.contains("Not opened yet") && page.contains(#"class="qr""#))
            #expect(page.contains("/v/\(run.link.exposed)") && page.contains(run.bytedToken.exposed))
        }
    }

    @Test func aVerifiedPersonOpensTheNextStepAndNobodyIsNotified() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let (path, run) = try await invite(visitor)
            try await run.pass(console.bench)
            let page = try await visitor.get(path).text
            #expect(page.contains("Verified") && page.contains(#"data-test="picker""#))
            let deliveries = try await console.engine.oversight.deliveries(
                within: nil, DeliveryFilter(), before: nil, limit: 10)
            #expect(deliveries.isEmpty)
        }
    }

    @Test func aFailedInvitationSaysWhyAndOffersAnother() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let (path, run) = try await invite(visitor)
            let device = try await run.consent()
            _ = try await console.engine.hostedVerification.cancel(link: run.link, device: device)
            let page = try await visitor.get(path).text
            #expect(page.contains("The person stopped the verification.") && page.contains("Make another invitation"))
        }
    }

    @Test func filesBecomeAReviewOfThatPerson() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let (path, run) = try await invite(visitor)
            try await run.pass(console.bench)
            let file = try await console.bench.upload(
                console.engine, [0xFF, 0xD8, 0xFF] + Array(repeating: 0, count: 20))
            let url = console.engine.fileLinks.url(for: file).exposed
            let answer = try await visitor.post("\(path)/reviews", [("url", url), ("name", "Ada")])
            #expect(answer.location == "\(path)#files")
            let page = try await visitor.get(path).text
            #expect(page.contains("Ada") && page.contains("In review"))
            let none = try await visitor.post("\(path)/reviews")
            #expect(none.status == 422 && none.text.contains(#"data-test="files-problem""#))
        }
    }

    @Test func thePersonComesBackToTheJourneyOrIsThanked() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post("/console/start", [("project", "film")])
            let cookie = try #require(answer.cookie("likeness_console_journey")?.split(separator: ";").first)
            var headers = visitor.headers
            headers[.cookie] = "\(headers[.cookie] ?? ""); \(cookie)"
            #expect(try await console.get("/console/back?resultCode=10000", headers).location == answer.location)
            let phone = try await console.get("/console/back?resultCode=10000")
            #expect(phone.status == 200 && phone.text.contains("Done, thank you"))
        }
    }
}
