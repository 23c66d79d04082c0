// SPDX-License-Identifier: Apache-2.0

/// Why a call to the server came to nothing. Of what may pass, all attempts were used up before it is thrown.
public enum LikenessError: Error, Sendable, Equatable {
    /// The server refused it, and would refuse it again: only 408, 429, 502, 503, 504 and `idempotency_in_progress` may
    /// pass.
    case refused(Refusal)
    /// No answer: the server can't be reached, the connection broke, or it took too long. Whether the last attempt
    /// arrived is not known.
    case unreachable
    /// An answer that is not of this interface, from a proxy for instance.
    /// - Parameter status: the HTTP status; 0 when the request itself could not be written as JSON.
    case unintelligibleAnswer(status: Int)
    /// A task that was waited for ended as failed.
    /// - Parameters:
    ///   - id: the task's.
    ///   - code: `TaskFault.code`, a stable word such as `task_failed` or `deadline_exceeded`.
    ///   - message: for people, in the client's language; may be empty.
    case taskFailed(id: String, code: String, message: String)
    /// A task that was waited for completed without what it should have made. Not to be expected from Likeness.
    /// - Parameter id: the task's.
    case resultMissing(id: String)
    /// The caller's own idempotency key is not 1 to 191 visible ASCII characters. Nothing was sent.
    case invalidIdempotencyKey
    /// The file to upload can't be read, or is no regular file.
    /// - Parameter path: as the caller gave it.
    case unreadableFile(path: String)
    /// The file to download can't be written there: no such folder, no right, no room.
    /// - Parameter path: as the caller gave it.
    case unwritableFile(path: String)
    /// The calling task was cancelled. The server goes on with what it had begun.
    case cancelled

    /// What the server says about a call that it refused.
    public struct Refusal: Sendable, Equatable {
        /// The HTTP status.
        public let status: Int
        /// A stable word such as `idempotency_key_reused`, or the status as text where there is none
        /// (contract/apimart.md 0.4 and 0.6); on the management routes the vendor's, such as `NotFound.group_id`.
        public let code: String
        /// For people, in the client's language; names the field.
        public let message: String
        /// The field, for instance `assets[3].url`; nil when it is about none, and always on the management routes.
        public let field: String?
        /// To be given to the operator, whose logs have it; nil where the server tells none.
        public let requestID: String?

        /// For tests and servers of one's own; the client makes its own of the answers.
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
    /// One line in English around the server's words, for logs and terminals. Neither key nor link is in it.
    public var description: String {
        switch self {
        case .refused(let refusal):
            // Some codes are the status over again.
            refusal.code == String(refusal.status)
                ? "\(refusal.message) (\(refusal.status))" : "\(refusal.message) (\(refusal.status), \(refusal.code))"
        case .unreachable: "The server can't be reached."
        case .unintelligibleAnswer(let status): "The server's answer (\(status)) can't be understood."
        case .taskFailed(let id, let code, let message): "Task \(id) failed: \(message) (\(code))"
        case .resultMissing(let id): "Task \(id) completed without a result."
        case .invalidIdempotencyKey: "The idempotency key has to be 1 to 191 visible ASCII characters."
        case .unreadableFile(let path): "The file \(path) can't be read."
        case .unwritableFile(let path): "The file \(path) can't be written."
        case .cancelled: "The call was cancelled."
        }
    }
}
