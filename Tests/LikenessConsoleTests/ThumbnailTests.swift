// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

/// Small pictures of assets and videos, and who may do what with tasks and keys.
@Suite struct ThumbnailTests {
    @Test func anAssetsPictureIsShownToItsAccountAndKeptByNobodyInBetween() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.bench.makeAsset(console.engine)
            let path = "/console/assets/\(asset)/thumbnail"
            let answer = try await console.accountSignsIn().get(path)
            #expect(answer.status == 200 && answer.headers[.contentType] == "image/jpeg")
            #expect(answer.headers[.cacheControl]?.hasPrefix("private") == true)
            let stranger = try await console.engine.accounts.createKey(accountNamed: "stranger").key
            #expect(try await console.signIn(stranger).get(path).status == 404)
            #expect(try await console.get(path).status == 303)
        }
    }

    @Test func theFaceOfAPersonWhoHasWithdrawnIsShownToNobody() async throws {
        try await ConsoleBench.with { console in
            let (group, asset) = try await console.bench.makePersonWithPhoto(console.engine)
            let visitor = try await console.accountSignsIn()
            let pages = ["assets", "assets/\(asset)", "people/\(group)", "start/\(group)"].map { "/console/\($0)" }
            let picture = "/console/assets/\(asset)/thumbnail"
            for page in pages {
                let text = try await visitor.get(page).text
                #expect(text.contains(picture) || text.contains("/f/image/\(asset)"), "\(page)")
            }
            _ = try await console.engine.consents.withdraw(group, by: console.bench.principal)
            #expect(try await visitor.get(picture).status == 404)
            for page in pages {
                let text = try await visitor.get(page).text
                #expect(!text.contains(picture) && !text.contains("/f/image/"), "\(page)")
            }
        }
    }

    @Test func aVideosPictureIsShown() async throws {
        try await ConsoleBench.with { console in
            let task = try await console.bench.makeVideo(console.engine, .of())
            let visitor = try await console.accountSignsIn()
            #expect(try await visitor.get("/console/videos/\(task.id)/thumbnail").status == 200)
            let list = try await visitor.get("/console/videos")
            #expect(list.text.contains("/console/videos/\(task.id)/thumbnail"))
        }
    }

    @Test func onlyAnOperatorCancels() async throws {
        try await ConsoleBench.with { console in
            let task = try await console.engine.videos.submit(
                .of(), project: .default, by: console.bench.principal, claim: nil
            ).task
            let path = "/console/tasks/\(task.id)/cancel"
            #expect(try await console.accountSignsIn().post(path).status == 404)
            #expect(try await console.operatorSignsIn().post(path).status == 303)
        }
    }

    @Test func aKeyWithARateMakesNoneThatIsFaster() async throws {
        try await ConsoleBench.with { console in
            var grant = KeyGrant()
            grant.requestsPerSecond = 5
            let slow = try await console.engine.accounts.createKey(accountNamed: "acme", grant: grant).key
            let visitor = try await console.signIn(slow)
            _ = try await visitor.post("/console/keys", [("label", "child"), ("rate", "100")])
            let child = try await console.bench.store.keys().map(\.key).first { $0.label == "child" }
            #expect(child?.grant.requestsPerSecond == 5)
        }
    }

    @Test(arguments: [
        "/console/tasks?q=%00", "/console/tasks?before=%00", "/console/tasks/%00", "/console/assets?q=%00",
    ])
    func textThatNoRowCanHoldFindsNothing(path: String) async throws {
        try await ConsoleBench.with { console in
            let status = try await console.accountSignsIn().get(path).status
            #expect(status == 200 || status == 404)
        }
    }
}
