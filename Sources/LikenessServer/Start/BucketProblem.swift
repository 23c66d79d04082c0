// SPDX-License-Identifier: Apache-2.0

package import BlobS3

/// Why a bucket cannot be used, for the operator.
package struct BucketProblem: Sendable, Equatable, CustomStringConvertible {
    private let bucket: S3Bucket
    private let failure: S3Failure

    package init(_ bucket: S3Bucket, _ failure: S3Failure) {
        self.bucket = bucket
        self.failure = failure
    }

    package var description: String {
        "the bucket \(bucket.description) at \(bucket.endpoint) cannot be used: \(why)"
    }

    /// Whether a setting is to blame.
    var isConfiguration: Bool {
        switch failure {
        case .unreachable: false
        case .refused(let status, _): status < 500
        }
    }

    private var why: String {
        switch failure {
        case .unreachable: "no answer"
        case .refused(_, "NoSuchBucket"): "there is no such bucket; make it first"
        case .refused(_, "SignatureDoesNotMatch"), .refused(_, "InvalidAccessKeyId"), .refused(401, _):
            "the keys are not accepted"
        case .refused(403, let code): "the keys may not write there\(code.map { " (\($0))" } ?? "")"
        case .refused(let status, let code): "it answers \(status)\(code.map { " (\($0))" } ?? "")"
        }
    }
}
