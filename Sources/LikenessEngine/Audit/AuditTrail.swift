// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The log, read from its beginning and checked.
package struct AuditTrail: Sendable {
    /// What is wrong with a chain, at the first place where something is.
    package enum Break: Error, Sendable, Equatable {
        /// The entry is not what was written, or not where it was written.
        case changed(number: Int)
        /// There is another number where this one should be.
        case missing(number: Int)
        /// The chain ends before the entry that is known to have been its last.
        case cutOff(after: Int, expected: Int)
        /// The entry with this number is another one than was noted elsewhere.
        case otherDigest(number: Int)
    }

    package struct Report: Sendable, Equatable {
        package let entries: Int
        /// Digest of the last one. Noted elsewhere, it shows later that nothing before it was changed.
        package let digest: String
        /// Written a moment ago, and not in the chain yet.
        package let waiting: Int

        package init(entries: Int, digest: String, waiting: Int) {
            self.entries = entries
            self.digest = digest
            self.waiting = waiting
        }
    }

    private static let page = 500
    private let store: any LikenessStore

    package init(store: any LikenessStore) {
        self.store = store
    }

    /// Reads all of it.
    /// - Parameters:
    ///   - noted: number and digest of an entry, noted before and kept elsewhere.
    ///   - visit: called with each entry in its order, once it was checked.
    /// - Throws: `Break`.
    package func verify(
        noted: (number: Int, digest: String)? = nil, visit: (ChainedEntry) throws -> Void = { _ in }
    ) async throws -> Report {
        // Read before the entries: what is added meanwhile is no harm, and what it names must be there.
        let head = try await store.chainHead()
        var check = ChainCheck(noted: noted, head: head)
        while true {
            let entries = try await store.chain(after: check.number, limit: Self.page)
            for entry in entries {
                try check.take(entry)
                try visit(entry)
            }
            if entries.count < Self.page { break }
        }
        try check.finish()
        return Report(
            entries: check.number, digest: check.digest, waiting: try await store.unchainedCount())
    }
}

/// Follows a chain entry by entry, wherever the entries come from.
package struct ChainCheck: Sendable {
    package private(set) var number = 0
    package private(set) var digest = ChainedEntry.origin
    private let known: [(number: Int, digest: String)]

    /// - Parameters:
    ///   - noted: number and digest of an entry, kept elsewhere.
    ///   - head: what the store knew to be its last entry before the first one was read.
    package init(noted: (number: Int, digest: String)? = nil, head: (number: Int, digest: String)? = nil) {
        self.known = [noted, head].compactMap { $0 }
    }

    /// - Throws: `AuditTrail.Break`.
    package mutating func take(_ entry: ChainedEntry) throws(AuditTrail.Break) {
        guard entry.number == number + 1 else { throw .missing(number: number + 1) }
        guard entry.follows(digest) else { throw .changed(number: entry.number) }
        number = entry.number
        digest = entry.digest
        for entry in known where entry.number == number && entry.digest != digest {
            throw .otherDigest(number: number)
        }
    }

    /// - Throws: `AuditTrail.Break` when the chain ends before an entry that is known.
    package func finish() throws(AuditTrail.Break) {
        if let last = known.map(\.number).max(), last > number { throw .cutOff(after: number, expected: last) }
    }
}
