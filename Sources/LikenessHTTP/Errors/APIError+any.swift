// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine
import NIOHTTP1

extension APIError {
    /// What a client learns of any error; nil when it is none that was foreseen, and its text belongs in the log only.
    static func known(_ error: any Error) -> APIError? {
        switch error {
        case let error as APIError: error
        case let error as RuleViolation: APIError(error)
        case let error as FieldViolation: APIError(error)
        case let error as StoreError: APIError(error)
        case let error as MultipartProblem: .multipart(error)
        case BlobError.diskFull, BlobError.unavailable: .unavailable
        // The connection ended within a request's body: hardly anybody is left to read the answer.
        case HTTPParserError.invalidEOFState: .incompleteBody
        case let error as any HTTPResponseError: framework(error)
        default: nil
        }
    }

    /// What Hummingbird itself throws: an unknown route, mostly.
    private static func framework(_ error: any HTTPResponseError) -> APIError? {
        switch error.status {
        case .notFound: .noSuchRoute
        case .contentTooLarge: .bodyTooLarge(limit: 1 << 20)
        case .badRequest: FieldViolation("", .malformed(expected: "HTTP")).asAPIError
        default: nil
        }
    }
}

extension FieldViolation {
    fileprivate var asAPIError: APIError { APIError(self) }
}
