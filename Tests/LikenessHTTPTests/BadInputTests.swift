// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import Testing

@testable import LikenessHTTP

@Suite struct BadInputTests {
    private static let realAvatar = "/v1/seedance2/real-avatar"
    private static let posts = [
        realAvatar, "/v1/seedance2/private-avatar", "/v1/videos/generations", "/v1/tasks/batch",
    ]

    @Test(arguments: ["", "{", "{\"a\":}", "[1,", "{\"a\":1}x", "nul", "{'a':1}", "{\"a\":\"\u{1}\"}"])
    func malformedJSONIsSaidWithItsPlace(body: String) async throws {
        try await APIBench.with { api in
            for path in Self.posts {
                let answer = try await api.post(path, body)
                #expect(answer.status == 400)
                #expect(answer.string("error.message")?.contains("at byte") == true, "\(answer.text)")
            }
        }
    }

    @Test(arguments: [
        (realAvatar, #"{"callback_url":"https://a.example/\u0000"}"#, "callback_url"),
        ("/v1/videos/generations", #"{"model":"seedance-2.0","prompt":"a\u0000b"}"#, "prompt"),
        (
            "/v1/videos/generations",
            #"{"model":"seedance-2.0","prompt":"a","image_urls":["https://a.example/\u0000"]}"#, "image_urls[0]"
        ),
        ("/v1/tasks/batch", #"{"task_ids":["\u0000"]}"#, "task_ids[0]"),
    ])
    func aNULInATextIsRefused(path: String, body: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post(path, body)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == field)
        }
    }

    /// One letter for the eye, 501 code points for the database.
    @Test(arguments: [
        ("/v1/seedance2/private-avatar/groups", #"{"name":"TEXT"}"#, "name", 64),
        ("/v1/seedance2/private-avatar/groups", #"{"name":"a","description":"TEXT"}"#, "description", 300),
        ("/v1/seedance2/private-avatar", #"{"group":{"name":"TEXT"},"url":"https://a.example/1"}"#, "group.name", 64),
        (
            "/v1/seedance2/private-avatar", #"{"assets":[{"url":"https://a.example/1","name":"TEXT"}]}"#,
            "assets[0].name", 64
        ),
        ("/v1/seedance2/private-avatar", #"{"project_name":"TEXT","url":"https://a.example/1"}"#, "project_name", 64),
    ])
    func textIsMeasuredInCodePoints(path: String, body: String, field: String, most: Int) async throws {
        try await APIBench.with { api in
            let text = "a" + String(repeating: "\u{301}", count: 500)
            let answer = try await api.post(path, body.replacing("TEXT", with: text))
            #expect(answer.status == 400)
            let message = answer.string("error.message") ?? answer.string("ResponseMetadata.Error.Message")
            #expect(message?.contains("\(field) ") == true && message?.contains("\(most)") == true, "\(answer.text)")
        }
    }

    @Test(arguments: ["project_name", "group_id", "name"])
    func aNULInAQueryIsRefused(field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get("/v1/seedance2/private-avatar/assets?\(field)=a%00b")
            #expect(answer.status == 400)
            #expect(answer.string("ResponseMetadata.Error.Message")?.hasPrefix("\(field) ") == true, "\(answer.text)")
        }
    }

    @Test(arguments: ["PROPFIND", "QUERY", "LOCK", "NONSENSE"])
    func aMethodThatNobodyTakesIs405AndTellsWhichAreTaken(name: String) async throws {
        try await APIBench.with { api in
            let method = try #require(HTTPRequest.Method(name))
            let answer = try await api.send(method, "/v1/webhooks")
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == "GET, HEAD, PUT")
            #expect(try await api.send(method, "/v1/nothing").status == 404)
        }
    }

    @Test(arguments: ["[]", "5", "\"text\"", "null"])
    func aBodyThatIsNoObjectIsRefused(body: String) async throws {
        try await APIBench.with { api in
            for path in Self.posts {
                let answer = try await api.post(path, body)
                #expect(answer.status == 400)
                #expect(answer.string("error.message") == "body must be of type object")
            }
        }
    }

    @Test func aDeeplyNestedBodyIsRefused() async throws {
        try await APIBench.with { api in
            let body = String(repeating: "[", count: 100_000)
            let answer = try await api.post(Self.realAvatar, body)
            #expect(answer.status == 400)
        }
    }

    @Test func aBodyOverAMebibyteIs413() async throws {
        try await APIBench.with { api in
            let padding = String(repeating: "x", count: 1 << 20)
            for path in Self.posts {
                let answer = try await api.post(path, #"{"callback_url":"\#(padding)"}"#)
                #expect(answer.status == 413)
                #expect(answer.string("error.message")?.contains("1048576") == true)
            }
        }
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", ""])
    func anotherContentTypeIs415(type: String) async throws {
        try await APIBench.with { api in
            let headers: HTTPFields = type.isEmpty ? [:] : [.contentType: type]
            for path in Self.posts {
                let answer = try await api.send(.post, path, headers, Array("{}".utf8))
                #expect(answer.status == 415)
                #expect(answer.string("error.message")?.contains("application/json") == true)
            }
        }
    }

    @Test(arguments: [
        (#"{"callback_url":"https://a.example","byted_token":"t"}"#, "byted_token"),
        (#"{"callback_url":"https://a.example","group_id":"g"}"#, "group_id"),
        (#"{"byted_token":"t","assets":[{"url":"https://a.example"}]}"#, "assets"),
    ])
    func twoStepsInOneBodyAreRefused(body: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.realAvatar, body)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == field)
        }
    }

    @Test(arguments: [
        ("{}", "callback_url"), (#"{"callback_url":5}"#, "callback_url"), (#"{"callback_url":""}"#, "callback_url"),
        (#"{"callback_url":"http://127.0.0.1/x"}"#, "callback_url"),
        (#"{"callback_url":"javascript:alert(1)"}"#, "callback_url"),
        (
            #"{"callback_url":"https://a.example","project_name":"\#(String(repeating: "p", count: 300))"}"#,
            "project_name"
        ),
        (#"{"byted_token":"token_unknown"}"#, "byted_token"),
        (#"{"group_id":"group-20260101000000-aaaaa","assets":[{"url":"https://a.example"}]}"#, "group_id"),
        (#"{"assets":[{"url":"https://a.example"}]}"#, "group_id"), (#"{"group_id":"g"}"#, "assets"),
        (#"{"group_id":"g","asset_type":"Audio","assets":[{"url":"https://a.example"}]}"#, "asset_type"),
    ])
    func aStepsFieldsAreChecked(body: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.realAvatar, body)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == field, "\(answer.text)")
        }
    }

    @Test func aRefusedRequestChangesNothing() async throws {
        try await APIBench.with { api in
            let assets = #"[{"url":"https://a.example/1"},{"url":"https://a.example/2"},{"url":"http://10.0.0.1/3"}]"#
            let answer = try await api.post(
                "/v1/seedance2/private-avatar", #"{"group":{"name":"new"},"assets":\#(assets)}"#)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "assets[2].url")
            #expect(answer.string("error.code") == "invalid_asset_material")
            #expect(try await api.get("/v1/seedance2/private-avatar/groups")["Result.TotalCount"] == 0)
            #expect(try await api.get("/v1/seedance2/private-avatar/assets")["Result.TotalCount"] == 0)
        }
    }

    @Test func aGroupOfAnotherProjectIsUnknown() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            func submit(_ project: String, _ group: String) async throws -> Answer {
                try await api.post(
                    Self.realAvatar,
                    #"{"group_id":"\#(group)","project_name":"\#(project)","assets":[{"url":"https://a.example/x"}]}"#)
            }
            #expect(try await submit("default", group.rawValue).status == 200)
            let other = try await submit("films", group.rawValue)
            let unknown = try await submit("films", "group-20260101000000-zzzzz")
            #expect(other.status == 400)
            #expect(other["error"] == unknown["error"])
        }
    }

    // MARK: Routes, methods, keys

    @Test(arguments: ["/v1/nothing", "/v1/seedance2", "/v2/tasks", "/v1/usages", "/api/marketplace/models"])
    func anUnknownRouteIs404(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get(path)
            #expect(answer.status == 404)
            #expect(answer["error.code"] == 404)
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.get, "/v1/seedance2/real-avatar", "POST"),
        (.delete, "/v1/tasks/task_01KMCGF6BQGN3X28H3KSR50X5T", "GET, HEAD"), (.get, "/v1/videos/generations", "POST"),
        (.put, "/v1/models", "GET, HEAD"),
        (.post, "/v1/seedance2/real-avatar/groups", "GET, HEAD"),
    ])
    func aWrongMethodIs405AndSaysWhichAreRight(method: HTTPRequest.Method, path: String, allowed: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.send(method, path)
            #expect(answer.status == 405)
            #expect(answer.headers[.allow] == allowed)
        }
    }

    @Test(arguments: [
        "/v1/models", "/v1/tasks/task_01KMCGF6BQGN3X28H3KSR50X5T", "/v1/tasks/x", "/v1/model-docs",
    ])
    func aKnownRouteWithoutARightKeyIs401(path: String) async throws {
        try await APIBench.with { api in
            for value in [nil, "Bearer sk-nobody", "sk-nobody", "Basic \(api.key.exposed)", "Bearer "] {
                let headers: HTTPFields = value.map { [.authorization: $0] } ?? [:]
                let answer = try await api.raw(.get, path, headers)
                #expect(answer.status == 401)
                #expect(answer.string("error.type") == "authentication_error")
            }
        }
    }

    @Test func theWordBearerMayBeWrittenInAnyCase() async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, "/v1/models", [.authorization: "bearer \(api.key.exposed)"])
            #expect(answer.status == 200)
        }
    }

    @Test func aRevokedKeyIs401() async throws {
        try await APIBench.with { api in
            let issued = try await api.engine.accounts.createKey(accountNamed: "acme")
            let headers: HTTPFields = [.authorization: "Bearer \(issued.key.exposed)"]
            #expect(try await api.raw(.get, "/v1/models", headers).status == 200)
            try await api.engine.accounts.revokeKey(issued.id)
            #expect(try await api.raw(.get, "/v1/models", headers).status == 401)
        }
    }

    // MARK: Tasks

    @Test(arguments: ["abc", "task_", "task_01KMCGF6BQGN3X28H3KSR50X5", "task_01KMCGF6BQGN3X28H3KSR50X5U", "%00"])
    func aMalformedTaskIDIs400(id: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get("/v1/tasks/\(id)")
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "task_id")
        }
    }

    @Test("CVE-2026-30886: a foreign task answers as an unknown one") func aForeignTaskAnswersAsAnUnknownOne()
        async throws
    {
        try await APIBench.with { api in
            let made = try await api.post(Self.realAvatar, #"{"callback_url":"https://a.example"}"#)
            let id = try #require(made.string("data.id"))
            let foreign = try await api.raw(.get, "/v1/tasks/\(id)", api.strangersKey())
            let unknown = try await api.get("/v1/tasks/task_01KMCGF6BQGN3X28H3KSR50X5T")
            #expect(foreign.status == 404)
            #expect(foreign["error"] == unknown["error"])
            #expect(foreign.headers.map(\.name) == unknown.headers.map(\.name))
        }
    }

    @Test func aBatchAnswersWhatIsOursAndNamesTheRest() async throws {
        try await APIBench.with { api in
            let made = try await api.post(Self.realAvatar, #"{"callback_url":"https://a.example"}"#)
            let id = try #require(made.string("data.id"))
            let unknown = "task_01KMCGF6BQGN3X28H3KSR50X5T"
            let answer = try await api.post("/v1/tasks/batch", #"{"task_ids":["\#(unknown)","\#(id)"]}"#)
            #expect(answer["code"] == 200)
            #expect(answer.string("data.0.id") == id)
            #expect(answer["data.1"] == nil)
            #expect(answer["missing"] == [.string(unknown)])
            let foreign = try await api.post("/v1/tasks/batch", #"{"task_ids":["\#(id)"]}"#, api.strangersKey())
            #expect(foreign["data"] == [])
            #expect(foreign["missing"] == [.string(id)])
        }
    }

    @Test(arguments: [
        "{}", #"{"task_ids":[]}"#, #"{"task_ids":"x"}"#, #"{"task_ids":["x"]}"#,
        #"{"task_ids":[\#(Array(repeating: "\"task_01KMCGF6BQGN3X28H3KSR50X5T\"", count: 101).joined(separator: ","))]}"#,
    ])
    func aBatchTakesOneToAHundredIDs(body: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post("/v1/tasks/batch", body)
            #expect(answer.status == 400)
            #expect(answer.string("error.param")?.hasPrefix("task_ids") == true)
        }
    }

    @Test(arguments: ["-1", "61", "x", "1.5"])
    func waitTakesZeroToSixtySeconds(wait: String) async throws {
        try await APIBench.with { api in
            let made = try await api.post(Self.realAvatar, #"{"callback_url":"https://a.example"}"#)
            let id = try #require(made.string("data.id"))
            let answer = try await api.get("/v1/tasks/\(id)?wait=\(wait)")
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "wait")
            #expect(try await api.get("/v1/tasks/\(id)?wait=60").status == 200)
        }
    }

    @Test(
        "CVE-2026-42208: a bearer value is never part of a statement",
        arguments: ["' OR 1=1 --", "sk-'; DROP TABLE accounts; --", "sk-%", "sk-\\' UNION SELECT * FROM api_keys --"])
    func aBearerValueIsNeverPartOfAStatement(value: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.raw(.get, "/v1/models", [.authorization: "Bearer \(value)"])
            #expect(answer.status == 401)
            #expect(try await api.get("/v1/models").status == 200)
        }
    }

    @Test(
        "CVE-2024-6587: no field says where the upstream is",
        arguments: ["api_base", "base_url", "endpoint", "api_key", "upstream"])
    func noFieldSaysWhereTheUpstreamIs(field: String) async throws {
        try await APIBench.with { api in
            let plain = #"{"model":"seedance-2.0","prompt":"a walk"}"#
            let bent = #"{"model":"seedance-2.0","prompt":"a walk","\#(field)":"http://203.0.113.9/"}"#
            var inputs: [TaskInput] = []
            for body in [plain, bent] {
                let made = try await api.post("/v1/videos/generations", body)
                let id = try #require(made.strings("data", "task_id").first)
                let task = try await api.bench.store.task(TaskID(rawValue: id), of: api.bench.principal.account)
                inputs.append(try #require(task).input)
            }
            #expect(inputs[0] == inputs[1])
        }
    }

    @Test(
        "CVE-2026-12798: nothing loads a description from an address",
        arguments: ["/mcp", "/v1/mcp", "/v1/mcp/servers", "/v1/openapi", "/openapi.json?url=http://203.0.113.9/"])
    func nothingLoadsADescriptionFromAnAddress(path: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post(path, #"{"spec_path":"http://203.0.113.9/","url":"http://203.0.113.9/"}"#)
            #expect(answer.status == 404)
            #expect(await api.bench.fetcher.fetched.isEmpty)
        }
    }
}
