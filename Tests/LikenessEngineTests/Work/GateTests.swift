// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import Synchronization
import Testing

@testable import LikenessEngine

@Suite struct GateTests {
    @Test func neverMoreAreInsideThanAllowed() async throws {
        let gate = Gate(total: 3)
        let inside = Mutex(0)
        let most = Mutex(0)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 {
                group.addTask {
                    try await gate.pass {
                        let now = inside.withLock { count in
                            count += 1
                            return count
                        }
                        most.withLock { $0 = max($0, now) }
                        await Task.yield()
                        inside.withLock { $0 -= 1 }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(most.withLock { $0 } <= 3)
        #expect(inside.withLock { $0 } == 0)
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
