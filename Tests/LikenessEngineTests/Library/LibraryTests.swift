// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct LibraryTests {
    @Test func theOtherKindAndForeignIDsAreNotFound() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let asset = try await bench.makeAsset(engine)
            let group = try await engine.library.asset(asset, kind: .aigc, for: bench.principal).group
            let stranger = try await bench.stranger()
            let library = engine.library
            await #expect(throws: RuleViolation.notFound(.group)) {
                try await library.group(group, kind: .livenessFace, for: bench.principal)
            }
            await #expect(throws: RuleViolation.notFound(.group)) {
                try await library.deleteGroup(group, kind: .aigc, by: stranger)
            }
            await #expect(throws: RuleViolation.notFound(.asset)) {
                try await library.renameAsset(asset, kind: .livenessFace, name: "x", by: bench.principal)
            }
            await #expect(throws: RuleViolation.notFound(.asset)) {
                try await library.asset(asset, kind: .aigc, for: stranger)
            }
        }
    }

    @Test func renamingLeavesTheRest() async throws {
        try await EngineBench.with { bench in
            let library = try bench.makeEngine().library
            let made = try await library.createGroup(
                name: "Ada", description: "first", project: .default, by: bench.principal, claim: nil)
            try await library.renameGroup(
                made.id, kind: .aigc, name: "Eve", description: nil, by: bench.principal)
            let group = try await library.group(made.id, kind: .aigc, for: bench.principal)
            #expect(group.name == "Eve")
            #expect(group.description == "first")
        }
    }

    @Test func deletingAGroupDeletesItsAssets() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let id = try await bench.makeAsset(engine)
            let asset = try await engine.library.asset(id, kind: .aigc, for: bench.principal)
            try await engine.library.deleteGroup(asset.group, kind: .aigc, by: bench.principal)
            await #expect(throws: RuleViolation.notFound(.asset)) {
                try await engine.library.asset(id, kind: .aigc, for: bench.principal)
            }
            let url = try #require(engine.library.previewURL(of: asset)).exposed
            let own = try #require(OwnFileURL(url, publicURL: "https://likeness.example"))
            await #expect(throws: RuleViolation.gone) {
                try await engine.files.open(path: own.path, expires: own.expires, signature: own.signature)
            }
        }
    }
}
