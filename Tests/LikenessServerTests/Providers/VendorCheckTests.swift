// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import HTTPTypes
import Hummingbird
import LikenessTesting
import NIOCore
import ServerProcess
import Testing

/// Persons checked on the vendor's page: what our link, the way back and the result page do.
@Suite(.serialized) struct VendorCheckTests {
    struct Session {
        let token: String
        let link: String
    }

    static func open(_ caller: Caller) async throws -> Session {
        let made = try await caller.post(
            "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/back?x=1"}"#)
        let task = try await caller.get("/v1/tasks/\(try #require(made.data["id"] as? String, "\(made.json)"))")
        let result = try #require(task.data["result"] as? [String: Any])
        return Session(
            token: try #require(result["byted_token"] as? String), link: try #require(result["h5_link"] as? String))
    }

    static func query(_ caller: Caller, _ session: Session) async throws -> Caller.Answer {
        try await caller.post("/v1/seedance2/real-avatar", #"{"byted_token":"\#(session.token)"}"#)
    }

    /// Until the person's page shows an end, as its script would look.
    static func result(_ visitor: Visitor, _ link: String) async throws -> String {
        for _ in 1...100 {
            let page = try await visitor.get(link).body
            if page.contains(#"data-test="result""#) { return page }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw NoResult()
    }

    struct NoResult: Error {}

    @Test(arguments: StandInSettings.Pending.allCases)
    func whoHasNotFinishedIsProcessingInEveryFormOfPending(pending: StandInSettings.Pending) async throws {
        try await VendorBench.with({ $0.pending = pending }) { vendor in
            try await vendor.serve { server in
                let session = try await Self.open(server.caller)
                let query = try await Self.query(server.caller, session)
                #expect(query.data["status"] as? String == "processing")
                let visitor = Visitor()
                let page = try #require(try await visitor.get(session.link).location)
                try await eventually("the vendor was asked twice") {
                    await vendor.calls("GetVisualValidateResult") >= 2
                }
                let still = try await Self.query(server.caller, session)
                #expect(still.data["status"] as? String == "processing")
                _ = try await visitor.get(try await visitor.end(page, "pass"))
                let ended = try await server.caller.finished(try #require(query.data["id"] as? String))
                #expect((ended.data["GroupId"] as? String)?.hasPrefix("group-") == true)
                let asked = await vendor.calls("GetVisualValidateResult")
                _ = try await Self.query(server.caller, session)
                #expect(await vendor.calls("GetVisualValidateResult") == asked)
            }
        }
    }

    @Test func thePersonIsLedToTheVendorAndBackAndOnToTheClient() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let there = try await visitor.get(session.link + "?lng=en")
                #expect(there.status == 303)
                #expect(there.location?.contains("lng=en") == true)
                let back = try await visitor.end(try #require(there.location), "pass")
                #expect(back.hasPrefix("\(server.process.address)/cb/vs_"))
                let home = try await visitor.get(back)
                #expect(home.location == session.link)
                let page = try await Self.result(visitor, session.link)
                #expect(page.contains(#"data-state="verified""#))
                let next = "https://client.example/back?x=1&amp;bytedToken=\(session.token)&amp;resultCode=10000"
                #expect(page.contains(#"data-test="continue" href="\#(next)"#))
                // Only the browser that came back is sent on with the token.
                let stranger = try await Visitor().get(session.link).body
                #expect(!stranger.contains(session.token))
            }
        }
    }

    @Test("GHSA-v828-m3pf-vq9q, CVE-2026-64868: a callback's body has an end, and is not read of strangers")
    func aCallbacksBodyHasAnEnd() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve(["LIKENESS_LOG_LEVEL": "trace"]) { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let there = try #require(try await visitor.get(session.link).location)
                let back = try await visitor.end(there, "pass")
                let address = try #require(back.split(separator: "?").first.map(String.init))
                let body = #"{"id":"\#(String(repeating: "canary", count: 400_000))"}"#
                #expect(try await server.caller.page(address, body).status == 413)
                #expect(try await server.caller.page(address + "x", body).status == 404)
                #expect(try await server.caller.page(address, "{}").status == 204)
                #expect(!vendor.log.contains("canarycanary"))
            }
        }
    }

    @Test func aFailedCheckLeavesOtherTriesAndTheLastEndsTheSession() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve(["LIKENESS_VERIFICATION_ATTEMPTS": "2"]) { server in
                let session = try await Self.open(server.caller)
                let query = try await Self.query(server.caller, session)
                let visitor = Visitor()
                let first = try #require(try await visitor.get(session.link).location)
                _ = try await visitor.get(try await visitor.end(first, "fail"))
                let page = try await Self.result(visitor, session.link)
                #expect(page.contains(#"data-state="failed" data-reason="refused_by_provider""#))
                #expect(page.contains(#"data-test="start""#))
                let second = try #require(try await visitor.get(session.link + "/check").location)
                #expect(second != first)
                _ = try await visitor.get(try await visitor.end(second, "cancel"))
                let ended = try await server.caller.finished(try #require(query.data["id"] as? String))
                #expect(ended.data["status"] as? String == "failed")
                let over = try await Self.result(visitor, session.link)
                #expect(over.contains(#"data-reason="cancelled_by_person""#))
                #expect(over.contains("resultCode=-1006"))
            }
        }
    }

    @Test func aSecondTryMayPassWhenTheFirstFailed() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let first = try #require(try await visitor.get(session.link).location)
                _ = try await visitor.get(try await visitor.end(first, "fail"))
                _ = try await Self.result(visitor, session.link)
                let second = try #require(try await visitor.get(session.link + "/check").location)
                _ = try await visitor.get(try await visitor.end(second, "pass"))
                let page = try await Self.result(visitor, session.link)
                #expect(page.contains(#"data-state="verified""#))
            }
        }
    }

    @Test("forged resultCode: what the browser says is not believed") func whatTheBrowserSaysIsNotBelieved()
        async throws
    {
        try await VendorBench.with { vendor in
            try await vendor.serve { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let page = try #require(try await visitor.get(session.link).location)
                // The way back is learnt from a check that failed; then it is forged.
                let back = try await visitor.end(page, "fail")
                let forged = back.replacing("resultCode=-1003", with: "resultCode=10000")
                let asked = await vendor.calls("GetVisualValidateResult")
                _ = try await visitor.get(forged)
                try await eventually("the vendor was asked") {
                    await vendor.calls("GetVisualValidateResult") > asked
                }
                let query = try await Self.query(server.caller, session)
                #expect(query.data["status"] as? String == "processing")
                let secret = try #require(back.split(separator: "?").first)
                let wrong = try await visitor.get(String(secret.dropLast(2)) + "xx?resultCode=10000")
                #expect(wrong.status == 404)
            }
        }
    }

    @Test func aPersonWhoIsNeverSentBackIsVerifiedAllTheSame() async throws {
        try await VendorBench.with({ $0.redirect = .never }) { vendor in
            try await vendor.serve { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let link = try #require(try await visitor.get(session.link).location)
                let parts = try #require(URLComponents(string: link))
                let page = try #require(parts.queryItems?.first { $0.name == "pl" }?.value)
                let standIn = try #require(vendor.settings["LIKENESS_ARK_CONTROL_URL"])
                _ = try await visitor.post("\(standIn)/stand-in/check?pl=\(page)&outcome=pass")
                let query = try await Self.query(server.caller, session)
                let ended = try await server.caller.finished(try #require(query.data["id"] as? String))
                #expect(ended.data["status"] as? String == "completed")
            }
        }
    }

    @Test func whoPassedInTheLastMomentIsFoundAfterTheEnd() async throws {
        try await VendorBench.with({ $0.redirect = .never }) { vendor in
            try await vendor.serve(["LIKENESS_VERIFICATION_TTL": "4"]) { server in
                let session = try await Self.open(server.caller)
                let query = try await Self.query(server.caller, session)
                let visitor = Visitor()
                let link = try #require(try await visitor.get(session.link).location)
                let page = try #require(URLComponents(string: link)?.queryItems?.first { $0.name == "pl" }?.value)
                let standIn = try #require(vendor.settings["LIKENESS_ARK_CONTROL_URL"])
                try await eventually("the time is up") {
                    try await visitor.get(session.link).body.contains(#"data-state="checking""#)
                }
                _ = try await visitor.post("\(standIn)/stand-in/check?pl=\(page)&outcome=pass")
                let ended = try await server.caller.finished(try #require(query.data["id"] as? String))
                #expect(ended.data["status"] as? String == "completed")
            }
        }
    }

    @Test func whoNeverPassesExpires() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve(["LIKENESS_VERIFICATION_TTL": "1"]) { server in
                let session = try await Self.open(server.caller)
                let query = try await Self.query(server.caller, session)
                let ended = try await server.caller.finished(try #require(query.data["id"] as? String))
                #expect(ended.data["status"] as? String == "failed")
                let page = try await Visitor().get(session.link).body
                #expect(page.contains(#"data-state="expired""#))
            }
        }
    }

    @Test("h5_link in a log: the vendor's token and link are in no log and no answer")
    func theVendorsTokenAndLinkAreInNoLogAndNoAnswer() async throws {
        try await VendorBench.with({ $0.linkStyle = .old }) { vendor in
            try await vendor.serve(["LIKENESS_LOG_LEVEL": "trace"]) { server in
                let session = try await Self.open(server.caller)
                let visitor = Visitor()
                let link = try #require(try await visitor.get(session.link).location)
                let items = try #require(URLComponents(string: link)?.queryItems)
                let token = try #require(items.first { $0.name == "bytedToken" }?.value)
                let credential = try #require(items.first { $0.name == "secretAccessKey" }?.value)
                _ = try await visitor.get(try await visitor.end(link, "pass"))
                _ = try await Self.result(visitor, session.link)
                let secret = try #require(session.link.split(separator: "/").last)
                let metrics = try await server.caller.get("/metrics")
                for text in [vendor.log, String(decoding: metrics.body, as: UTF8.self)] {
                    #expect(!text.contains(token))
                    #expect(!text.contains(credential))
                    #expect(!text.contains("secret-of-the-test"))
                    #expect(!text.contains(secret))
                    #expect(!text.contains(session.token))
                }
                #expect(session.token != token)
            }
        }
    }

    @Test func aKeyThatTheVendorRefusesIsSaidAtOnceAndMakesNothing() async throws {
        try await VendorBench.with { vendor in
            try await vendor.serve(["LIKENESS_ARK_SECRET_KEY": "another-secret"]) { server in
                let answer = try await server.caller.post(
                    "/v1/seedance2/real-avatar", #"{"callback_url":"https://client.example/back"}"#)
                #expect(answer.status == 502)
                let fault = try #require(answer.json["error"] as? [String: Any])
                #expect(fault["code"] as? String == "provider_unavailable")
                #expect(vendor.log.contains("SignatureDoesNotMatch"))
                #expect(vendor.log.contains("LIKENESS_ARK_SECRET_KEY"))
                #expect(!vendor.log.contains("another-secret"))
            }
        }
    }

    @Test func theClientIsNotifiedWithASignature() async throws {
        try await VendorBench.with { vendor in
            let received = Received()
            let router = Router()
            router.post("back") { request, _ in
                let body = try await request.body.collect(upTo: 1 << 20)
                await received.add(
                    String(buffer: body), HTTPField.Name("webhook-signature").flatMap { request.headers[$0] })
                return HTTPResponse.Status.noContent
            }
            try await LocalApplication.run(router) { port in
                try await vendor.serve(["LIKENESS_FETCH_ALLOW": "127.0.0.1:\(port)"]) { server in
                    let made = try await server.caller.post(
                        "/v1/seedance2/real-avatar", #"{"callback_url":"http://127.0.0.1:\#(port)/back"}"#)
                    let task = try await server.caller.get("/v1/tasks/\(try #require(made.data["id"] as? String))")
                    let link = try #require((task.data["result"] as? [String: Any])?["h5_link"] as? String)
                    let visitor = Visitor()
                    let page = try #require(try await visitor.get(link).location)
                    _ = try await visitor.get(try await visitor.end(page, "pass"))
                    try await eventually("the client is notified") { await received.bodies.count == 1 }
                    let body = try #require(await received.bodies.first)
                    #expect(body.contains(#""type":"verification.completed""#))
                    #expect(body.contains(#""group_id":"group-"#))
                    #expect(await received.signatures.first?.hasPrefix("v1,") == true)
                }
            }
        }
    }

    private actor Received {
        var bodies: [String] = []
        var signatures: [String] = []

        func add(_ body: String, _ signature: String?) {
            bodies.append(body)
            signatures.append(signature ?? "")
        }
    }
}
