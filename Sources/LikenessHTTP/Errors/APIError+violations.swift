// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore
import LikenessEngine

extension APIError {
    init(_ violation: FieldViolation) {
        self.init(
            Self.code(of: violation),
            violation.problem.phrase.said(of: violation.path.isEmpty ? "body" : violation.path),
            param: violation.path, vendorCode: violation.problem == .missing ? "MissingParameter" : nil)
    }

    init(_ violation: RuleViolation) {
        switch violation {
        case .field(let field): self.init(field)
        case .notFound(let resource): self = .notFound(resource)
        case .gone: self = .gone
        case .idempotencyInProgress: self = .idempotencyInProgress
        case .idempotencyKeyReused: self = .idempotencyKeyReused
        case .tooLarge(let limit): self = .fileTooLarge(limit: limit)
        case .unsupportedFormat: self = .unsupportedFormat
        case .hostedPage, .lockedOut: self = .conflict
        case .missingScope(let need): self = .forbidden(need)
        case .creditExhausted: self = .creditExhausted
        case .consentEnded: self = .consentEnded
        case .provider(.busy(let pause)): self = .providerBusy(retryAfter: pause)
        case .provider(.refused): self = .providerRefused
        case .unavailable: self = .unavailable
        }
    }

    init(_ error: StoreError) {
        switch error.code {
        case .conflict, .duplicate: self = .conflict
        case .notFound: self = .notFound(.file)
        case .creditExhausted: self = .creditExhausted
        case .videosUsedUp: self = .conflict
        case .unavailable, .inUse, .diskFull, .readOnly, .refusedLogin, .noEncryption,
            .tooManyConnections, .noDatabase, .missingRights, .oldServer:
            self = .unavailable
        case .corrupt, .newerSchema: self = .internalError
        }
    }

    /// The contract's words for what is wrong with a file, and with a text (contract/apimart.md 2.1 and 3.5).
    private static func code(of violation: FieldViolation) -> APIErrorCode {
        switch violation.problem {
        case .contentRefused: return .nsfwContentDetected
        case .personNotVerified: return .personNotVerified
        case .consentWithdrawn: return .consentWithdrawn
        case .outsideLicence, .widerThanAgreed: return .outsideLicence
        case .assetNotActive, .wrongAssetType, .inlineData: return .invalidAssetMaterial
        case .refusedURL, .unknownReference:
            let addresses = ["callback_url", "webhook", "events_url", "group_id", "byted_token"]
            return addresses.contains(violation.path) ? .invalidRequest : .invalidAssetMaterial
        default:
            return violation.path.hasPrefix("assets[") ? .invalidAssetMaterial : .invalidRequest
        }
    }
}

extension APIError {
    static func notFound(_ resource: RuleViolation.Resource) -> APIError {
        switch resource {
        case .task:
            APIError(
                .notFound,
                Phrase(
                    "The task doesn't exist or has expired", zh: "任务不存在或已过期",
                    ja: "タスクは存在しないか、期限切れです", ko: "작업이 없거나 만료되었습니다"),
                param: "task_id", vendorCode: "NotFound.task_id")
        case .group:
            APIError(
                .notFound,
                Phrase(
                    "The specified asset_group is not found", zh: "素材组不存在", ja: "指定された素材グループは存在しません",
                    ko: "지정한 에셋 그룹을 찾을 수 없습니다"),
                param: "group_id", vendorCode: "NotFound.group_id")
        case .asset:
            APIError(
                .notFound,
                Phrase(
                    "The specified asset is not found", zh: "素材不存在", ja: "指定された素材は存在しません",
                    ko: "지정한 에셋을 찾을 수 없습니다"),
                param: "asset_id", vendorCode: "NotFound.asset_id")
        case .delivery:
            APIError(
                .notFound,
                Phrase(
                    "The notification doesn't exist or has expired", zh: "通知不存在或已过期", ja: "通知は存在しないか、期限切れです",
                    ko: "알림이 없거나 만료되었습니다"),
                param: "delivery_id")
        case .file, .session, .key, .account:
            APIError(
                .notFound,
                Phrase("Not found", zh: "未找到", ja: "見つかりません", ko: "찾을 수 없습니다"))
        }
    }

    static func unknownModel(_ path: String) -> APIError {
        APIError(
            .notFound,
            Phrase(
                "There is no such model: see GET /v1/models", zh: "没有此模型，请参见 GET /v1/models",
                ja: "このモデルは存在しません。GET /v1/models を参照してください", ko: "해당 모델이 없습니다. GET /v1/models를 참조하세요"),
            param: path)
    }

    static let conflict = APIError(
        .conflict,
        Phrase(
            "It was changed meanwhile: try again", zh: "数据已被修改，请重试", ja: "その間に変更されました。やり直してください",
            ko: "그 사이에 변경되었습니다. 다시 시도하세요"))

    static let consentEnded = APIError(
        .consentWithdrawn,
        Phrase(
            "The person's consent has ended", zh: "本人的授权已结束", ja: "本人の同意は終了しています", ko: "본인의 동의가 종료되었습니다"))

    static func providerBusy(retryAfter: Duration?) -> APIError {
        let seconds = max(1, retryAfter?.components.seconds ?? 5)
        return APIError(
            .unavailable,
            Phrase(
                "The provider can't be reached or has no capacity now: nothing was made, try again later",
                zh: "上游服务暂时不可用或繁忙，未创建任何内容，请稍后重试", ja: "プロバイダーに接続できないか混雑しています。何も作成されていません。後でやり直してください",
                ko: "제공자에 연결할 수 없거나 혼잡합니다. 아무것도 생성되지 않았습니다. 나중에 다시 시도하세요"),
            headers: [.retryAfter: "\(seconds)"])
    }

    static let providerRefused = APIError(
        .providerUnavailable,
        Phrase(
            "This server's account with the provider can't be used now; its operator finds the reason in the log",
            zh: "本服务器的上游账户当前不可用，运营者可在日志中查看原因", ja: "このサーバーのプロバイダーアカウントは現在使えません。原因は運用者のログにあります",
            ko: "이 서버의 제공자 계정을 현재 사용할 수 없습니다. 원인은 운영자 로그에 있습니다"))

    static let idempotencyInProgress = APIError(
        .idempotencyInProgress,
        Phrase(
            "The first request with this Idempotency-Key is still running", zh: "使用相同 Idempotency-Key 的请求仍在处理中",
            ja: "同じ Idempotency-Key の最初のリクエストを処理中です", ko: "같은 Idempotency-Key의 첫 요청이 아직 처리 중입니다"),
        headers: [.retryAfter: "1"])

    static let idempotencyKeyReused = APIError(
        .idempotencyKeyReused,
        Phrase(
            "This Idempotency-Key was used with another body", zh: "该 Idempotency-Key 已用于不同的请求体",
            ja: "この Idempotency-Key は別の本文で使われています", ko: "이 Idempotency-Key는 다른 본문에 사용되었습니다"))

    static let idempotencyUnavailable = APIError(
        .idempotencyUnavailable,
        Phrase(
            "Idempotency can't be checked at the moment: nothing was done", zh: "暂时无法检查幂等性，未执行任何操作",
            ja: "現在べき等性を確認できません。何も実行していません", ko: "현재 멱등성을 확인할 수 없어 아무것도 수행하지 않았습니다"),
        headers: [.retryAfter: "1"])
}
