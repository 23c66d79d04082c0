// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

/// What can be wrong with an upload or a download.
extension APIError {
    static func multipart(_ problem: MultipartProblem) -> APIError {
        switch problem {
        case .missingFile:
            APIError(FieldViolation("file", .missing))
        case .malformed(let detail):
            APIError(
                .invalidRequest,
                Phrase(
                    "The multipart body is malformed: \(detail)", zh: "multipart 请求体格式错误：\(detail)",
                    ja: "multipart 本文の形式が正しくありません：\(detail)", ko: "multipart 본문 형식이 올바르지 않습니다: \(detail)"))
        }
    }

    static let unsupportedFormat = APIError(
        .invalidRequest,
        Phrase(
            "The file is in none of the formats that are taken here", zh: "不支持该文件格式",
            ja: "このファイル形式は受け付けていません", ko: "지원하지 않는 파일 형식입니다"),
        param: "file")

    static func fileTooLarge(limit: Int64) -> APIError {
        APIError(
            .tooLarge,
            Phrase(
                "The file is larger than \(limit) bytes", zh: "文件超过 \(limit) 字节",
                ja: "ファイルが \(limit) バイトを超えています", ko: "파일이 \(limit)바이트를 초과합니다"),
            param: "file")
    }

    static let gone = APIError(
        .gone,
        Phrase(
            "The file has expired", zh: "文件已过期", ja: "ファイルの有効期限が切れました", ko: "파일이 만료되었습니다"))

    static func rangeNotSatisfiable(size: Int64) -> APIError {
        APIError(
            .rangeNotSatisfiable,
            Phrase(
                "The range lies outside of the file", zh: "请求的范围超出文件", ja: "範囲がファイルの外にあります",
                ko: "요청한 범위가 파일을 벗어납니다"),
            headers: [.contentRange: "bytes */\(size)"])
    }
}
