// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore
import LikenessEngine

/// What a key or its account lacks.
extension APIError {
    static func forbidden(_ need: KeyNeed) -> APIError {
        guard case .scopes(let scopes) = need else {
            return APIError(
                .forbidden,
                Phrase(
                    "This key may not manage the account: a key with all scopes and all projects may",
                    zh: "此密钥不能管理账户：需要拥有全部权限和全部项目的密钥", ja: "このキーではアカウントを管理できません。すべての権限とプロジェクトを持つキーが必要です",
                    ko: "이 키로는 계정을 관리할 수 없습니다. 모든 권한과 프로젝트를 가진 키가 필요합니다"))
        }
        let names = scopes.map(\.rawValue)
        return APIError(
            .forbidden,
            Phrase(
                "This key may not do that: a key with the scope \(names.joined(separator: " or ")) may",
                zh: "此密钥没有权限：需要 \(names.joined(separator: " 或 ")) 权限",
                ja: "このキーには権限がありません。\(names.joined(separator: " または ")) の権限が必要です",
                ko: "이 키에는 권한이 없습니다. \(names.joined(separator: " 또는 ")) 권한이 필요합니다"))
    }

    static let usageUnavailable = APIError(
        .usageUnavailable,
        Phrase(
            "Usage can't be read at the moment", zh: "暂时无法查询用量", ja: "現在利用量を取得できません", ko: "현재 사용량을 조회할 수 없습니다"),
        headers: [.retryAfter: "1"])

    static let creditExhausted = APIError(
        .paymentRequired,
        Phrase(
            "The account's balance is less than this may cost: GET /v1/balance tells it", zh: "账户余额不足，请充值后再试",
            ja: "アカウントの残高が不足しています。GET /v1/balance で確認できます", ko: "계정 잔액이 부족합니다. GET /v1/balance에서 확인할 수 있습니다"))
}
