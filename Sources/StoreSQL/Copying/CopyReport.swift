// SPDX-License-Identifier: Apache-2.0

/// What of a table was copied.
package struct CopyReport: Sendable, Equatable {
    package let table: String
    package let rows: Int
    /// Of the rows as they were read back at the target, which is that of the source's.
    package let checksum: String
}

/// Why a store was not copied; nothing was changed then.
package enum CopyRefusal: Error, Equatable, Sendable {
    /// The target holds an installation that somebody uses.
    case targetInUse(tasks: Int)
    /// The target's rows were moved on, to another place than the source.
    case targetMoved(to: String)
    /// The source holds nothing.
    case sourceIsEmpty
    /// What was read back differs from what was written.
    case differs(table: String)
}
