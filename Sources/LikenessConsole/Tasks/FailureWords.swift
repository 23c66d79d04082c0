// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Why something failed, in the reader's language. A provider's code that we have no words for speaks for itself.
struct FailureWords {
    private let texts: ConsoleTexts

    init(_ texts: ConsoleTexts) {
        self.texts = texts
    }

    func text(_ failure: TaskFailure) -> String {
        switch failure {
        case .assetsRejected: texts["failure_assetsRejected"]
        case .verification(let failure): text(failure)
        case .rejected(let code, let path): rejected(code) + (path.map { " (\($0))" } ?? "")
        case .deadlineExceeded: texts["failure_deadlineExceeded"]
        case .cancelled: texts["failure_cancelled"]
        case .outcomeUnknown: texts["failure_outcomeUnknown"]
        case .internalError: texts["failure_internalError"]
        }
    }

    func text(_ failure: VerificationFailure) -> String { texts["reason_\(failure.rawValue)"] }

    func text(_ rejection: AssetRejection) -> String {
        texts.word("rejection_\(rejection.rawValue)", else: rejection.rawValue)
    }

    private func rejected(_ code: String) -> String {
        if code.hasSuffix("SensitiveContentDetected.PrivacyInformation") { return texts["failure_realPerson"] }
        return texts.word("rejection_\(code)", else: texts.filled("failure_rejected", ["code": code]))
    }
}
