// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessHTTP

@Suite struct HeaderTests {
    // MARK: CORS

    @Test(arguments: ["/v1/tasks/x", "/v1/videos/generations", "/v1/uploads", "/balance", "/f/image/x"])
    func aPreflightAllowsAnyOrigin(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.options, path, [.origin: "null"])
            #expect(answer.status == 204)
            #expect(answer.headers[.accessControlAllowOrigin] == "*")
            let methods = try #require(answer.headers[.accessControlAllowMethods])
            for method in ["GET", "POST", "PATCH", "DELETE", "OPTIONS"] { #expect(methods.contains(method)) }
            let headers = try #require(answer.headers[.accessControlAllowHeaders])
            for name in ["Authorization", "Content-Type", "Idempotency-Key", "X-APIMart-Response-Version"] {
                #expect(headers.contains(name))
            }
        }
    }

    @Test func answersAndErrorsMayBeReadByAnyOrigin() async throws {
        try await APIBench.with { api in
            for answer in [
                try await api.get("/v1/models"), try await api.raw(.get, "/v1/models"),
                try await api.get("/v1/nothing"),
            ] {
                #expect(answer.headers[.accessControlAllowOrigin] == "*")
                #expect(answer.headers[.xContentTypeOptions] == "nosniff")
            }
        }
    }

    @Test func namesOfOurHeadersAreTokens() {
        for name in [
            HTTPField.Name.idempotencyKey, .idempotencyReplayed, .responseVersion, .xRequestID, .xFrameOptions,
            .referrerPolicy,
        ] {
            #expect(name != .contentLocation)
        }
    }

    // MARK: Languages

    @Test(arguments: [
        ("zh", "身份验证失败，请检查您的API密钥"), ("ZH-cn", "身份验证失败，请检查您的API密钥"),
        ("ja", "認証に失敗しました。APIキーを確認してください"), ("ko", "인증에 실패했습니다. API 키를 확인하세요"),
        ("en", "Authentication failed: check your API key"), ("fr", "Authentication failed: check your API key"),
        ("", "Authentication failed: check your API key"),
    ])
    func theLanguageIsThatOfTheQuery(language: String, message: String) async throws {
        try await APIBench.with { api in
            let headers: HTTPFields = [.authorization: "Bearer sk-nobody", .acceptLanguage: "zh"]
            let answer = try await api.raw(.get, "/v1/models?language=\(language)", headers)
            #expect(answer.string("error.message") == message)
        }
    }

    @Test func aFailedTaskSpeaksTheLanguageAskedFor() async throws {
        try await APIBench.with { api in
            let task = try await api.bench.review(api.engine, .of("bad"))
            let answer = try await api.get("/v1/tasks/\(task.id)?language=zh")
            #expect(answer.string("data.error.message") == "部分素材审核失败")
            #expect(answer.string("data.result.failed_assets.0.error.message") == "人脸一致性校验未通过。")
        }
    }

    // MARK: Rate limit

    @Test func aKeyThatIsTooFastGets429AndHowLongToWait() async throws {
        try await APIBench.with(rateLimit: .init(perSecond: 1, burst: 3)) { api in
            for _ in 0..<3 {
                let answer = try await api.get("/v1/models")
                #expect(answer.status == 200)
            }
            let refused = try await api.get("/v1/models")
            #expect(refused.status == 429)
            #expect(refused.string("error.type") == "rate_limit_error")
            #expect(refused.headers[.retryAfter] == "1")
            let other = try await api.raw(.get, "/v1/models", api.strangersKey())
            #expect(other.status == 200)
            api.bench.time.advance(by: .seconds(1))
            let later = try await api.get("/v1/models")
            #expect(later.status == 200)
        }
    }

    // MARK: Probes

    @Test func probesNeedNoKey() async throws {
        try await APIBench.with { api in
            for path in ["/healthz", "/readyz", "/metrics"] {
                let answer = try await api.raw(.get, path)
                #expect(answer.status == 200)
            }
        }
    }
}
