// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Remembers what a pure function gave for its last input under each key. An answer is only used again for an equal
/// input, so it is never older than what it was asked about.
package final class Memo<Key: Hashable & Sendable, Input: Equatable & Sendable, Output: Sendable>: Sendable {
    private struct Entry {
        let input: Input
        let output: Output
    }

    private struct Generations {
        var young: [Key: Entry] = [:]
        var old: [Key: Entry] = [:]
    }

    private let capacity: Int
    private let generations = Mutex(Generations())

    /// - Parameter capacity: how many keys are remembered at least, if there are as many; at most twice as many.
    package init(capacity: Int) {
        self.capacity = capacity
    }

    /// - Returns: the remembered output, or that of `make`.
    package func output(of key: Key, for input: Input, make: (Input) throws -> Output) rethrows -> Output {
        if let known = generations.withLock({ $0.young[key] }), known.input == input { return known.output }
        let output =
            try generations.withLock({ $0.old[key] }).flatMap { $0.input == input ? $0.output : nil }
            ?? make(input)
        generations.withLock { generations in
            if generations.young.count >= capacity {
                generations.old = generations.young
                generations.young = [:]
            }
            generations.young[key] = Entry(input: input, output: output)
        }
        return output
    }
}
