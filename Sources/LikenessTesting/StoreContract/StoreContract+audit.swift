// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let audit = [
        StoreRule("entries join the chain in their order, without gaps") { bench in
            let person = try await bench.addPerson()
            _ = try await bench.use(person)
            #expect(try await bench.withdraw(person))
            #expect(try await bench.store.unchainedCount() == 3)
            #expect(try await bench.store.chainEntries(limit: 2) == 2)
            #expect(try await bench.store.chainEntries(limit: 2) == 1)
            #expect(try await bench.store.chainEntries(limit: 2) == 0)
            let chain = try await bench.store.chain(after: 0, limit: 99)
            #expect(chain.map(\.number) == [1, 2, 3])
            var digest = ChainedEntry.origin
            for entry in chain {
                #expect(entry.follows(digest))
                digest = entry.digest
            }
            let head = try await bench.store.chainHead()
            #expect(head.number == 3 && head.digest == digest)
            #expect(try await bench.store.chain(after: 2, limit: 99) == [chain[2]])
            #expect(try await bench.store.unchainedCount() == 0)
        },
        StoreRule("several who chain at the same time make one chain") { bench in
            for index in 0..<20 { _ = try await bench.addPerson("\(index)") }
            await withTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        while let count = try? await bench.store.chainEntries(limit: 3), count > 0 {}
                    }
                }
            }
            #expect(try await bench.store.chain(after: 0, limit: 99).map(\.number) == Array(1...20))
        },
        StoreRule("receipt keys stay, and only the newest keeps its private half") { bench in
            func key(_ id: String, _ seconds: Int64) -> StoredReceiptKey {
                StoredReceiptKey(
                    id: id, publicKey: bench.sealed("public \(id)").bytes, privateKey: bench.sealed("private \(id)"),
                    createdAt: bench.now + .seconds(seconds))
            }
            try await bench.store.addFirstReceiptKey(key("a", 0))
            try await bench.store.addFirstReceiptKey(key("b", 1))
            #expect(try await bench.store.receiptKeys() == [key("a", 0)])
            try await bench.store.rotateReceiptKey(
                to: key("c", 2), entry: bench.entry(.receiptKeyRotated), now: bench.now + .seconds(2))
            let keys = try await bench.store.receiptKeys()
            #expect(keys.map(\.id) == ["c", "a"])
            #expect(keys[0].privateKey != nil && keys[1].privateKey == nil)
            #expect(keys[1].retiredAt == bench.now + .seconds(2) && keys[1].publicKey == key("a", 0).publicKey)
        },
    ]
}
