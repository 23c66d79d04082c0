// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore
import LikenessEngine

/// Why a page can't be shown.
enum ConsoleProblem: String, Error, Equatable, CaseIterable {
    /// Nobody has signed in, or not any more.
    case signInNeeded
    /// The request did not come from a page of ours.
    case foreignForm
    case notFound
    /// The form can't be read.
    case malformed
    case tooManyTries
    case unavailable
    case broken

    init(_ error: any Error) {
        switch error {
        case let problem as ConsoleProblem: self = problem
        case RuleViolation.notFound, RuleViolation.gone: self = .notFound
        case RuleViolation.unavailable, RuleViolation.provider: self = .unavailable
        case let error as StoreError where error.code == .unavailable: self = .unavailable
        case let error as StoreError where error.code == .notFound: self = .notFound
        default: self = .broken
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .signInNeeded: .unauthorized
        case .foreignForm: .forbidden
        case .notFound: .notFound
        case .malformed: .badRequest
        case .tooManyTries: .tooManyRequests
        case .unavailable: .serviceUnavailable
        case .broken: .internalServerError
        }
    }
}
