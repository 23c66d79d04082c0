// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct ReviewsTests {
    @Test func aRefusedURLNamesItsFieldAndChangesNothing() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let violation = RuleViolation.field(FieldViolation("url", .refusedURL(.privateAddress)))
            await #expect(throws: violation) {
                try await engine.reviews.submit(.at("http://127.0.0.1/x"), by: bench.principal, claim: nil)
            }
            let filter = LibraryFilter(account: bench.principal.account, project: .default, kind: .aigc)
            #expect(try await engine.library.groups(filter, page: PageRequest()).totalCount == 0)
        }
    }

    @Test func aGroupMustBeOfTheAccountTheProjectAndTheKind() async throws {
        try await EngineBench.with { bench in
            let engine = try bench.makeEngine()
            let unknown = RuleViolation.field(FieldViolation("group_id", .unknownReference))
            let person = try await bench.makePerson(engine)
            let elsewhere = try await bench.makePerson(engine, project: ProjectName(trusted: "other"))
            let stranger = try await bench.stranger()
            await #expect(throws: unknown, "the other kind") {
                try await engine.reviews.submit(.of("good", group: person), by: bench.principal, claim: nil)
            }
            await #expect(throws: unknown, "another project") {
                try await engine.reviews.submit(
                    .of("good", group: elsewhere, endpoint: .realAvatar), by: bench.principal, claim: nil)
            }
            await #expect(throws: unknown, "another account") {
                try await engine.reviews.submit(
                    .of("good", group: person, endpoint: .realAvatar), by: stranger, claim: nil)
            }
        }
    }

    @Test func aNewTaskShowsItsFirstProgress() async throws {
        try await EngineBench.with { bench in
            let view = try await bench.makeEngine().reviews.submit(.of("good"), by: bench.principal, claim: nil)
            #expect(view.task.progress == 10)
            #expect(!view.task.status.isFinal)
        }
    }
}
