// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore

extension StoreError {
    /// Sorts what went wrong into what a caller can act on.
    init(_ error: any Error, statement: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as PostgresError: self.init(Self.code(of: error), statement: statement)
        default: self.init(.unavailable, statement: statement)
        }
    }

    private static func code(of error: PostgresError) -> Code {
        switch error {
        case .unusableAddress, .unreachable, .lost, .outcomeUnknown, .rolledBack: .unavailable
        case .noEncryption: .noEncryption
        case .refused(let state): code(ofRefusal: state)
        case .failed(let state): code(of: state)
        }
    }

    private static func code(ofRefusal state: SQLState) -> Code {
        switch state {
        case .invalidPassword, .invalidAuthorization: .refusedLogin
        case .noSuchDatabase: .noDatabase
        case .insufficientPrivilege: .missingRights
        case .tooManyConnections: .tooManyConnections
        default: .unavailable
        }
    }

    private static func code(of state: SQLState) -> Code {
        switch state {
        case .uniqueViolation: .duplicate
        case .foreignKeyViolation: .notFound
        // A text that no row can hold: one with a NUL in it.
        case .untranslatableCharacter: .notFound
        case .diskFull: .diskFull
        case .insufficientPrivilege: .missingRights
        case .readOnlyTransaction: .readOnly
        case .undefinedTable: .corrupt
        default: .unavailable
        }
    }
}
