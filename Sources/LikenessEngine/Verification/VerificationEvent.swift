// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What `callback_url` is told at a session's end (decisions.md, The callback of step 1). Never the byted_token.
struct VerificationEvent: Codable, Equatable {
    struct Detail: Codable, Equatable {
        let id: String
        let projectName: String
        let status: String
        let groupID: String?
        let error: Problem?
        /// Of the person who has passed; a JSON Web Signature.
        let consentReceipt: String?

        enum CodingKeys: String, CodingKey {
            case id, status, error
            case consentReceipt = "consent_receipt"
            case projectName = "project_name"
            case groupID = "group_id"
        }
    }

    struct Problem: Codable, Equatable {
        let code: String
        let message: String
    }

    let type: String
    let timestamp: String
    let data: Detail

    init(_ session: VerificationSession, receipt: String? = nil, at time: Timestamp) {
        let word =
            switch session.state {
            case .verified: "completed"
            case .expired: "expired"
            default: "failed"
            }
        self.type = "verification.\(word)"
        self.timestamp = time.rfc3339
        self.data = Detail(
            id: session.task.rawValue, projectName: session.project.rawValue, status: word,
            groupID: session.group?.rawValue,
            error: session.state == .verified ? nil : session.lastFailure.map(Problem.init),
            consentReceipt: receipt)
    }

    var body: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}

extension VerificationEvent.Problem {
    init(_ failure: VerificationFailure) {
        self.code = failure.rawValue
        self.message =
            switch failure {
            case .sessionExpired: "The person did not finish in time."
            case .cancelledByPerson: "The person gave up."
            case .tooManyTries: "The person has no tries left."
            case .providerUnavailable: "The provider could not check anybody."
            default: "The person could not be verified."
            }
    }
}
