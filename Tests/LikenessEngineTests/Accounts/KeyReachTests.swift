// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

/// How far a key reaches.
@Suite struct KeyReachTests {
    private static func principal(
        _ bench: EngineBench, _ engine: Engine, _ change: (inout KeyGrant) -> Void
    ) async throws -> Principal {
        var grant = KeyGrant()
        change(&grant)
        let key = try await engine.accounts.createKey(accountNamed: "acme", label: "narrow", grant: grant)
        return try #require(try await engine.accounts.authenticate(key.key))
    }

    @Test func aKeyIsUnknownFromTheMomentItExpires() async throws {
        try await EngineBench.with { bench in
            let accounts = try bench.makeEngine().accounts
            var grant = KeyGrant()
            grant.expiresAt = bench.time.now + .seconds(1)
            let key = try await accounts.createKey(accountNamed: "acme", grant: grant)
            #expect(try await accounts.authenticate(key.key) != nil)
            bench.time.advance(by: .milliseconds(999))
            #expect(try await accounts.authenticate(key.key) != nil)
            bench.time.advance(by: .milliseconds(1))
            #expect(try await accounts.authenticate(key.key) == nil)
        }
    }

    @Test func aKeySeesTasksOfItsProjectsOnly() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let films = ProjectName(trusted: "films")
            let bound = try await Self.principal(bench, engine) { $0.projects = [films] }
            let inside = try await engine.videos.submit(.of(), project: films, by: bound, claim: nil)
            let outside = try await engine.videos.submit(.of(), project: .default, by: bench.principal, claim: nil)
            _ = try await engine.tasks.view(inside.task.id, for: bound)
            await #expect(throws: RuleViolation.notFound(.task)) {
                try await engine.tasks.view(outside.task.id, for: bound)
            }
            let ids = [inside.task.id, outside.task.id]
            let (found, missing) = try await engine.tasks.views(ids, for: bound)
            #expect(found.map(\.task.id) == [inside.task.id] && missing == [outside.task.id])
        }
    }

    @Test func aKeySeesAssetsAndGroupsOfItsProjectsOnly() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let group = try await engine.library.asset(asset, kind: .aigc, for: bench.principal).group
            let bound = try await Self.principal(bench, engine) { $0.projects = [ProjectName(trusted: "films")] }
            await #expect(throws: RuleViolation.notFound(.asset)) {
                try await engine.library.deleteAsset(asset, kind: .aigc, by: bound)
            }
            await #expect(throws: RuleViolation.notFound(.group)) {
                try await engine.library.deleteGroup(group, kind: .aigc, by: bound)
            }
            _ = try await engine.library.asset(asset, kind: .aigc, for: bench.principal)
        }
    }

    @Test func onlyAKeyWithoutLimitsManagesTheAccount() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            try bench.principal.require(.everything)
            let reading = try await Self.principal(bench, engine) { $0.scopes = [.read] }
            let bound = try await Self.principal(bench, engine) { $0.projects = [.default] }
            for principal in [reading, bound] {
                #expect(throws: RuleViolation.missingScope(.everything)) { try principal.require(.everything) }
            }
        }
    }
}
