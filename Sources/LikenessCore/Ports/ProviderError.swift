// SPDX-License-Identifier: Apache-2.0

/// Why a provider's call did not give an answer, in the three classes that the caller acts on.
package enum ProviderError: Error, Sendable, Equatable {
    /// Try again, not before the given time has passed if there is one.
    case retry(after: Duration?)
    /// It will not get better; a machine code of the vendor's vocabulary.
    case final(code: String)
    /// It may have happened. It must not be done again.
    case outcomeUnknown
}
