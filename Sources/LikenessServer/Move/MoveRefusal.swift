// SPDX-License-Identifier: Apache-2.0

package import StoreSQL

/// Why a store was not moved. Both are as they were.
package enum MoveRefusal: Error, Equatable, CustomStringConvertible {
    case samePlace(String)
    case noSource(String)
    /// A server may work on the copy there already.
    case movedElsewhere(String, to: String)
    case copy(CopyRefusal, from: String, to: String)

    package var description: String {
        switch self {
        case .samePlace(let place): "a store cannot be moved to itself (\(place)); give two with --from and --to"
        case .noSource(let place): "there is no store at \(place); name the data folder with --data-dir"
        case .movedElsewhere(let place, let copy):
            "the store \(place) was moved to \(copy) before; move it from there, or, if nobody ever works on that copy again, say so with --abandon-copy"
        case .copy(.sourceIsEmpty, let from, _): "the store \(from) holds nothing that could be moved"
        case .copy(.targetInUse(let tasks), _, let to):
            "the store \(to) is in use already and holds \(tasks) tasks; move only to an empty database"
        case .copy(.targetMoved(let copy), _, let to):
            "the store \(to) was moved to \(copy); move from there, or, if nobody ever works on that copy again, say so with --abandon-copy"
        case .copy(.differs(let table), _, let to):
            "what was read back from table \(table) at \(to) differs from what was written; nothing was moved"
        }
    }
}
