// SPDX-License-Identifier: Apache-2.0

import GRDB
import LikenessCore

extension StoreError {
    /// Sorts what went wrong in a statement into what a caller can act on. The database's own text may quote a row,
    /// so only its code is kept.
    init(_ error: any Error, statement: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(Self.code(of: error), statement: statement)
        default: self.init(.unavailable, statement: statement)
        }
    }

    private static func code(of error: DatabaseError) -> Code {
        switch error.extendedResultCode {
        case .SQLITE_CONSTRAINT_UNIQUE, .SQLITE_CONSTRAINT_PRIMARYKEY: .duplicate
        case .SQLITE_CONSTRAINT_FOREIGNKEY: .notFound
        default:
            switch error.resultCode {
            case .SQLITE_FULL: .diskFull
            case .SQLITE_READONLY: .readOnly
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
            default: .unavailable
            }
        }
    }
}
