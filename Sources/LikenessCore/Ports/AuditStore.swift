// SPDX-License-Identifier: Apache-2.0

package protocol AuditStore: Sendable {
    /// Adds entries that wait to the chain, in the order of their ids, at most `limit`. Only one server at a time does.
    /// - Returns: how many.
    func chainEntries(limit: Int) async throws(StoreError) -> Int
    /// The chain behind number `last`, in its order.
    func chain(after last: Int, limit: Int) async throws(StoreError) -> [ChainedEntry]
    /// Entries that are written and not yet in the chain.
    func unchainedCount() async throws(StoreError) -> Int
    /// The number and digest that the chain's last entry is said to have; an entry that was cut off its end is missed by
    /// them.
    func chainHead() async throws(StoreError) -> (number: Int, digest: String)

    /// All that ever signed a receipt, newest first.
    func receiptKeys() async throws(StoreError) -> [StoredReceiptKey]
    /// Adds a key unless there is one that isn't retired.
    func addFirstReceiptKey(_ key: StoredReceiptKey) async throws(StoreError)
    /// Adds a key and forgets the private half of those before it.
    func rotateReceiptKey(to key: StoredReceiptKey, entry: AuditEntry, now: Timestamp) async throws(StoreError)
}
