// SPDX-License-Identifier: Apache-2.0

/// Why a call to the vendor gave no answer, in the three classes that a caller acts on. A code is the vendor's, or one of
/// ours that begins with `Upstream`; none holds a token.
package enum ArkFault: Error, Sendable, Equatable {
    /// Nothing was done. Again, not before so long.
    case retry(code: String, after: Duration?)
    /// It will not get better.
    case final(code: String, message: String)
    /// It may have been done.
    case outcomeUnknown(code: String)

    package var code: String {
        switch self {
        case .retry(let code, _), .final(let code, _), .outcomeUnknown(let code): code
        }
    }
}

extension ArkFault {
    /// No connection, or it broke.
    static let unreachable = "UpstreamUnreachable"
    /// An answer that means nothing: no JSON, half of it, too much of it, or without the fields that matter.
    static let unintelligible = "UpstreamUnintelligible"
    /// We stop, or may not send: nothing left.
    static let stopped = "UpstreamStopped"
    /// Our own pace: not before so long.
    static let paced = "UpstreamPaced"
    /// 404 without a body: a wrong address, or an account without the right.
    static let notEntitled = "UpstreamNotEntitled"
}
