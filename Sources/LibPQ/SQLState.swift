// SPDX-License-Identifier: Apache-2.0

/// The five characters by which PostgreSQL names what went wrong (its manual, appendix A).
package struct SQLState: RawRepresentable, Sendable, Hashable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The first two characters: the class of the error.
    package var errorClass: Substring { rawValue.prefix(2) }

    package static let uniqueViolation = SQLState(rawValue: "23505")
    package static let foreignKeyViolation = SQLState(rawValue: "23503")
    package static let untranslatableCharacter = SQLState(rawValue: "22021")
    package static let diskFull = SQLState(rawValue: "53100")
    package static let tooManyConnections = SQLState(rawValue: "53300")
    package static let insufficientPrivilege = SQLState(rawValue: "42501")
    package static let undefinedTable = SQLState(rawValue: "42P01")
    package static let readOnlyTransaction = SQLState(rawValue: "25006")
    package static let featureNotSupported = SQLState(rawValue: "0A000")
    package static let serializationFailure = SQLState(rawValue: "40001")
    package static let deadlockDetected = SQLState(rawValue: "40P01")
    package static let invalidPassword = SQLState(rawValue: "28P01")
    package static let invalidAuthorization = SQLState(rawValue: "28000")
    package static let noSuchDatabase = SQLState(rawValue: "3D000")
    package static let internalError = SQLState(rawValue: "XX000")
    package static let lockNotAvailable = SQLState(rawValue: "55P03")
    package static let cannotConnectNow = SQLState(rawValue: "57P03")
}
