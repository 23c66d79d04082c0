// SPDX-License-Identifier: Apache-2.0

/// Why a task failed. The words are made at the edge, in the reader's language.
package enum TaskFailure: Sendable, Equatable, Codable {
    /// At least one asset didn't pass; the report says which.
    case assetsRejected
    case verification(VerificationFailure)
    /// A machine code of the vendor's vocabulary and the field it is about (`image_urls[2]`), if any.
    case rejected(code: String, path: String?)
    case deadlineExceeded
    /// Ended by a withdrawal, the console or the command line.
    case cancelled
    /// A side effect may have happened and cannot be found; it is never done twice.
    case outcomeUnknown
    /// Our fault, or a provider's: tried as often as allowed.
    case internalError
}
