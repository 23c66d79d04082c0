// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

/// Errors that the HTTP layer finds by itself.
extension APIError {
    static let unauthorized = APIError(
        .unauthorized,
        Phrase(
            "Authentication failed: check your API key", zh: "身份验证失败，请检查您的API密钥",
            ja: "認証に失敗しました。APIキーを確認してください", ko: "인증에 실패했습니다. API 키를 확인하세요"),
        headers: [.wwwAuthenticate: "Bearer"])

    static let missingKey = APIError(
        .unauthorized,
        Phrase(
            "No Authorization header: Bearer and an API key are expected", zh: "缺少 Authorization 请求头：应为 Bearer 加API密钥",
            ja: "Authorization ヘッダーがありません（Bearer と APIキー）", ko: "Authorization 헤더가 없습니다(Bearer와 API 키)"),
        headers: [.wwwAuthenticate: "Bearer"])

    static let noSuchRoute = APIError(
        .notFound,
        Phrase(
            "There is no such route", zh: "没有此接口", ja: "このパスは存在しません", ko: "해당 경로가 없습니다"),
        vendorCode: "InvalidActionOrVersion")

    static func methodNotAllowed(_ allowed: [HTTPRequest.Method]) -> APIError {
        let list = allowed.map(\.rawValue).joined(separator: ", ")
        return APIError(
            .methodNotAllowed,
            Phrase(
                "This route takes \(list)", zh: "此接口只接受 \(list)", ja: "このパスで使えるメソッドは \(list) です",
                ko: "이 경로는 \(list) 메서드만 허용합니다"),
            headers: [.allow: list])
    }

    static let malformedTaskID = APIError(
        .invalidRequest,
        Phrase(
            "Malformed task id: task_ and 26 characters are expected", zh: "无效的任务ID", ja: "タスクIDの形式が正しくありません",
            ko: "작업 ID 형식이 올바르지 않습니다"),
        param: "task_id")

    static func malformedJSON(_ problem: JSONParser.Problem) -> APIError {
        APIError(
            .malformedJSON,
            Phrase(
                "The body is no valid JSON: \(problem)", zh: "请求体不是有效的JSON：\(problem)",
                ja: "本文が正しいJSONではありません：\(problem)", ko: "본문이 올바른 JSON이 아닙니다: \(problem)"))
    }

    static func unsupportedMediaType(expected: String) -> APIError {
        APIError(
            .unsupportedMediaType,
            Phrase(
                "Content-Type must be \(expected)", zh: "Content-Type 必须为 \(expected)",
                ja: "Content-Type は \(expected) でなければなりません", ko: "Content-Type은 \(expected)이어야 합니다"))
    }

    static let incompleteBody = APIError(
        .invalidRequest,
        Phrase(
            "The body ended before it was whole", zh: "请求体不完整", ja: "本文が途中で終わっています", ko: "본문이 중간에 끝났습니다"))

    static func bodyTooLarge(limit: Int64) -> APIError {
        APIError(
            .tooLarge,
            Phrase(
                "The body is larger than \(limit) bytes", zh: "请求体超过 \(limit) 字节",
                ja: "本文が \(limit) バイトを超えています", ko: "본문이 \(limit)바이트를 초과합니다"))
    }

    static func rateLimited(retryAfter seconds: Int64) -> APIError {
        APIError(
            .rateLimited,
            Phrase(
                "Too many requests: try again in \(seconds) s", zh: "请求过于频繁，请稍后再试",
                ja: "リクエストが多すぎます。\(seconds) 秒後にやり直してください", ko: "요청이 너무 많습니다. \(seconds)초 후에 다시 시도하세요"),
            headers: [.retryAfter: String(seconds)])
    }

    static let internalError = APIError(
        .internalError,
        Phrase("Internal error", zh: "服务器内部错误", ja: "サーバー内部エラー", ko: "서버 내부 오류"))

    static let unavailable = APIError(
        .unavailable,
        Phrase(
            "The service is not available at the moment: try again", zh: "服务暂时不可用，请稍后再试",
            ja: "現在サービスを利用できません。やり直してください", ko: "현재 서비스를 사용할 수 없습니다. 다시 시도하세요"),
        headers: [.retryAfter: "1"])
}
