// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

/// Pages hear that what they show has changed.
@Suite struct LiveTests {
    /// What a page has been told of its content.
    private func seen(_ visitor: SignedIn, _ path: String) async throws -> String {
        let page = try await visitor.get(path).text
        return String(try #require(page.firstMatch(of: #/seen=([^"&]+)/#), "\(path) is not live").1)
    }

    @Test func aPageNamesWhatItFollowsAndNobodyFollowsWhatIsNotTheirs() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let video = try await console.addVideo()
            let page = try await visitor.get("/console/tasks/\(video.id)").text
            let live = try #require(page.firstMatch(of: #/data-live="([^"]+)"/#)).1.replacing("&amp;", with: "&")
            #expect(live.contains("topic=task%3A\(video.id)") && live.contains("seen="))
            let foreign = try await console.bench.stranger().account
            let theirs = try await console.addVideo(of: foreign)
            for topic in ["task%3A\(theirs.id)", "account%3A\(foreign)", "accounts", "nonsense"] {
                #expect(try await visitor.get("/console/live?topic=\(topic)").status == 404, "\(topic)")
            }
        }
    }

    @Test func theSameTextTellsOfAnUnchangedTask() async throws {
        try await ConsoleBench.with { console in
            let video = try await console.addVideo()
            let visitor = try await console.accountSignsIn()
            let first = try await seen(visitor, "/console/tasks/\(video.id)")
            #expect(try await seen(visitor, "/console/tasks/\(video.id)") == first)
            _ = try await console.bench.store.claimTasks(
                .video, limit: 1, worker: "w", leaseFor: .seconds(15), now: console.bench.time.now)
            #expect(try await seen(visitor, "/console/tasks/\(video.id)") != first)
        }
    }

    struct Change: Sendable, CustomTestStringConvertible {
        let path: String
        let make: @Sendable (ConsoleBench) async throws -> Void

        var testDescription: String { path }
    }

    static let changes = [
        Change(path: "/console/tasks") { _ = try await $0.addVideo() },
        Change(path: "/console/videos") { _ = try await $0.addVideo() },
        Change(path: "/console/people") { _ = try await $0.addGroup("new") },
        Change(path: "/console/assets") { _ = try await $0.addAsset("new") },
        Change(path: "/console/deliveries") { _ = try await $0.addDelivery(of: $0.addVideo()) },
        Change(path: "/console/keys") { _ = try await $0.engine.accounts.createKey(accountNamed: "acme") },
        Change(path: "/console/accounts") { _ = try await $0.engine.accounts.createAccount(named: "new") },
        Change(path: "/console/accounts") {
            _ = try await $0.engine.accounts.changeCredit(of: $0.bench.principal.account, .leave(5_000_000))
        },
    ]

    @Test(arguments: changes)
    func aListThatHasChangedSaysSo(change: Change) async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.operatorSignsIn()
            let first = try await seen(visitor, change.path)
            #expect(try await seen(visitor, change.path) == first)
            try await change.make(console)
            #expect(try await seen(visitor, change.path) != first)
        }
    }

    @Test func anAccountSeesItsCreditChange() async throws {
        try await ConsoleBench.with { console in
            let account = console.bench.principal.account
            let visitor = try await console.accountSignsIn()
            let first = try await seen(visitor, "/console/accounts/\(account)")
            _ = try await console.engine.accounts.changeCredit(of: account, .leave(5_000_000))
            #expect(try await seen(visitor, "/console/accounts/\(account)") != first)
        }
    }
}
