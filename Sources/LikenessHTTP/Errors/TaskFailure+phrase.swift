// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension TaskFailure {
    /// `error.code` of the task (contract/apimart.md 4): `task_failed`, or a word that says more.
    var code: String {
        switch self {
        case .assetsRejected, .verification: "task_failed"
        case .rejected(let code, _): code
        case .deadlineExceeded: "deadline_exceeded"
        case .cancelled: "cancelled"
        case .outcomeUnknown: "outcome_unknown"
        case .internalError: "internal_error"
        }
    }

    /// The field that it is about; empty for none.
    var param: String {
        guard case .rejected(_, let path) = self else { return "" }
        return path ?? ""
    }

    var phrase: Phrase {
        switch self {
        case .assetsRejected:
            Phrase(
                "Some assets did not pass the review", zh: "部分素材审核失败", ja: "一部の素材が審査に通りませんでした",
                ko: "일부 에셋이 심사를 통과하지 못했습니다")
        case .verification(let failure): failure.phrase
        case .rejected(let code, let path): Self.rejected(code).prefixed(by: path ?? "")
        case .deadlineExceeded:
            Phrase("The task was not finished in time", zh: "任务超时", ja: "タスクが時間内に完了しませんでした", ko: "작업이 제시간에 완료되지 않았습니다")
        case .cancelled: Phrase("The task was cancelled", zh: "任务已取消", ja: "タスクは取り消されました", ko: "작업이 취소되었습니다")
        case .outcomeUnknown:
            Phrase("The outcome of the task is unknown", zh: "任务结果未知", ja: "タスクの結果が不明です", ko: "작업 결과를 알 수 없습니다")
        case .internalError: Phrase("Internal error", zh: "内部错误", ja: "内部エラー", ko: "내부 오류")
        }
    }

    /// Words for the vendor's codes that we use ourselves; any other code speaks for itself.
    private static func rejected(_ code: String) -> Phrase {
        let rejection = AssetRejection(rawValue: code)
        if AssetRejection.named.contains(rejection) { return rejection.phrase }
        if code.hasSuffix("SensitiveContentDetected.PrivacyInformation") {
            return Phrase(
                "The request failed because the input may contain a real person. Use a reviewed asset:// instead.",
                zh: "请求失败：输入素材可能包含真人，请使用已审核的 asset:// 素材。",
                ja: "入力に実在の人物が含まれている可能性があるため失敗しました。審査済みの asset:// を使ってください。",
                ko: "입력에 실제 인물이 포함되었을 수 있어 실패했습니다. 심사를 통과한 asset://을 사용하세요.")
        }
        if code == "ConsentWithdrawn" {
            return Phrase(
                "The person has withdrawn their consent", zh: "本人已撤回授权", ja: "本人が同意を撤回しました", ko: "본인이 동의를 철회했습니다")
        }
        return VendorCode(code).phrase
            ?? Phrase(
                "The request was refused: \(code)", zh: "请求被拒绝：\(code)", ja: "リクエストは拒否されました：\(code)",
                ko: "요청이 거부되었습니다: \(code)")
    }
}
