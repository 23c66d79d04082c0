// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore

extension OutboundFailure {
    /// What went wrong in an exchange, in the words of the port.
    init(cause: any Error) {
        switch cause {
        case let failure as OutboundFailure: self = failure
        case let refusal as URLRefusal: self = .refused(refusal)
        case BlobError.tooLarge(let limit): self = .tooLarge(limit: limit)
        case is BlobError: self = .storageFailed
        case is CancellationError: self = .cancelled
        case let error as HTTPClientError: self = Self.of(error)
        case is ChannelError, is IOError: self = .broken
        default: self = .broken
        }
    }

    private static func of(_ error: HTTPClientError) -> OutboundFailure {
        switch error {
        case .readTimeout, .writeTimeout, .deadlineExceeded: .timedOut
        case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: .connectFailed
        case .cancelled: .cancelled
        default: .broken
        }
    }
}
