// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct GateTests {
    @Test func neverMoreAreInsideThanAllowed() async throws {
        let gate = Gate(total: 3)
        let crowd = Crowd()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await gate.pass {
                        await crowd.enter()
                        await Task.yield()
                        await crowd.leave()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect((2...3).contains(await crowd.most))
        #expect(await crowd.inside == 0)
    }

    @Test func aFullKeyHoldsUpNoOther() async throws {
        let gate = Gate(total: 10, perKey: 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<3 {
                group.addTask { try await gate.pass("slow") { try await Task.sleep(for: .seconds(3600)) } }
            }
            let passed = try await gate.pass("quick") { 1 }
            #expect(passed == 1)
            group.cancelAll()
            while let result = await group.nextResult() {
                #expect(throws: CancellationError.self) { try result.get() }
            }
        }
        #expect(try await gate.pass("slow") { 2 } == 2)
    }

    @Test func anErrorGivesThePlaceBack() async throws {
        struct Broken: Error {}
        let gate = Gate(total: 1)
        await #expect(throws: Broken.self) { try await gate.pass { throw Broken() } }
        #expect(try await gate.pass { 1 } == 1)
    }
}

/// Counts who is inside at once.
private actor Crowd {
    private(set) var inside = 0
    private(set) var most = 0

    func enter() {
        inside += 1
        most = max(most, inside)
    }

    func leave() { inside -= 1 }
}
