// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Why the service did not do what it was asked.
package enum S3Failure: Error, Equatable {
    /// No answer, or none in time.
    case unreachable
    /// The answer's status, and the service's word for what is wrong where it gave one.
    case refused(status: Int, code: String?)

    /// Whether the same request may succeed a moment later.
    var mayPass: Bool {
        switch self {
        case .unreachable: true
        case .refused(let status, let code): status >= 500 || status == 429 || code == "RequestTimeout"
        }
    }

    /// - Parameter isObject: whether an object was asked for, so that what is not there is a blob.
    func blobError(ofObject isObject: Bool = true) -> BlobError {
        switch self {
        case .refused(404, let code) where isObject && code != "NoSuchBucket": .notFound
        case .refused(507, _), .refused(_, "QuotaExceeded"), .refused(_, "EntityTooLarge"): .diskFull
        case .unreachable, .refused: .unavailable
        }
    }
}
