// SPDX-License-Identifier: Apache-2.0

/// Why a call to the server came to nothing.
public enum LikenessError: Error, Sendable, Equatable {
    /// The server refused it.
    case refused(Refusal)
    /// No answer: the server can't be reached, the connection broke, or it took too long.
    case unreachable
    /// An answer that is not of this interface.
    case unintelligibleAnswer(status: Int)
    /// A task that was waited for ended as failed.
    case taskFailed(id: String, code: String, message: String)
    /// A task that was waited for completed without what it should have made.
    case resultMissing(id: String)
    /// The file to upload can't be read.
    case unreadableFile(path: String)
    /// The file to download can't be written there.
    case unwritableFile(path: String)
    case cancelled

    /// What the server says about a call that it refused.
    public struct Refusal: Sendable, Equatable {
        /// The HTTP status.
        public let status: Int
        /// A stable word such as `idempotency_key_reused`, or the status as text where there is none.
        public let code: String
        /// For people, in the client's language; names the field.
        public let message: String
        /// The field, for instance `assets[3].url`.
        public let field: String?
        /// To be given to the operator.
        public let requestID: String?

        public init(status: Int, code: String, message: String, field: String? = nil, requestID: String? = nil) {
            self.status = status
            self.code = code
            self.message = message
            self.field = field
            self.requestID = requestID
        }
    }
}

extension LikenessError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .refused(let refusal): "\(refusal.message) (\(refusal.status), \(refusal.code))"
        case .unreachable: "The server can't be reached."
        case .unintelligibleAnswer(let status): "The server's answer (\(status)) can't be understood."
        case .taskFailed(let id, let code, let message): "Task \(id) failed: \(message) (\(code))"
        case .resultMissing(let id): "Task \(id) completed without a result."
        case .unreadableFile(let path): "The file \(path) can't be read."
        case .unwritableFile(let path): "The file \(path) can't be written."
        case .cancelled: "The call was cancelled."
        }
    }
}
