// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import Testing

@testable import LikenessHTTP

/// What a key may be used for, over HTTP.
@Suite struct KeyScopeTests {
    private static let video = #"{"model":"seedance-2.0","prompt":"A walk"}"#
    private static let session = #"{"callback_url":"https://client.example/done"}"#

    private static func key(_ api: APIBench, _ change: (inout KeyGrant) -> Void) async throws -> HTTPFields {
        var grant = KeyGrant()
        change(&grant)
        let key = try await api.engine.accounts.createKey(accountNamed: "acme", grant: grant).key
        return [.authorization: "Bearer \(key.exposed)"]
    }

    /// A request and the one scope that it needs.
    static let requests: [(method: HTTPRequest.Method, path: String, body: String, scope: KeyScope)] = [
        (.post, "/v1/seedance2/real-avatar", session, .session),
        (.post, "/v1/seedance2/real-avatar", #"{"byted_token":"token_x"}"#, .session),
        (.post, "/v1/seedance2/real-avatar", #"{"group_id":"group-x","assets":[]}"#, .assets),
        (.post, "/v1/seedance2/private-avatar", "{}", .assets),
        (.post, "/v1/seedance2/private-avatar/groups", "{}", .assets),
        (.patch, "/v1/seedance2/real-avatar/groups/group-x", "{}", .assets),
        (.delete, "/v1/seedance2/real-avatar/assets/asset-x", "", .assets),
        (.post, "/v1/videos/generations", video, .video), (.get, "/v1/tasks/x", "", .read),
        (.post, "/v1/tasks/batch", "{}", .read), (.get, "/v1/seedance2/real-avatar/assets", "", .read),
        (.get, "/v1/usage", "", .read),
    ]

    @Test("CVE-2026-47101, CVE-2026-40217: each request needs its scope and no other")
    func eachRequestNeedsItsScopeAndNoOther() async throws {
        try await APIBench.with { api in
            for scope in KeyScope.allCases {
                let key = try await Self.key(api) { $0.scopes = [scope] }
                for request in Self.requests {
                    let answer = try await api.send(
                        request.method, request.path,
                        HTTPFields([.init(name: .contentType, value: "application/json")]).merging(key),
                        Array(request.body.utf8))
                    let isRefused = answer.status == 403
                    #expect(isRefused == (scope != request.scope), "\(request.method) \(request.path) with \(scope)")
                }
            }
        }
    }

    @Test func aRefusalNamesTheScopeThatIsMissing() async throws {
        try await APIBench.with { api in
            let key = try await Self.key(api) { $0.scopes = [.read] }
            let answer = try await api.post("/v1/videos/generations", Self.video, key)
            #expect(answer.status == 403)
            #expect(answer.string("error.type") == "permission_error")
            #expect(answer.string("error.message")?.contains("video") == true)
            let managing = try await api.get("/v1/deliveries", key)
            #expect(managing.status == 403)
            let vendor = try await api.send(.delete, "/v1/seedance2/real-avatar/assets/asset-x", key)
            #expect(vendor.status == 403)
            #expect(vendor.string("ResponseMetadata.Error.Code") == "AccessDenied")
        }
    }

    @Test func uploadsAreForAssetsAndForVideos() async throws {
        try await APIBench.with { api in
            for (scope, isRefused) in [(KeyScope.assets, false), (.video, false), (.session, true), (.read, true)] {
                let key = try await Self.key(api) { $0.scopes = [scope] }
                let answer = try await api.send(.post, "/v1/uploads", key)
                #expect((answer.status == 403) == isRefused)
            }
        }
    }

    @Test func anyKeyReadsModelsAndTheBalance() async throws {
        try await APIBench.with { api in
            let key = try await Self.key(api) { $0.scopes = [.session] }
            for path in ["/v1/models", "/v1/balance"] {
                #expect(try await api.get(path, key).status == 200)
            }
        }
    }

    @Test func aKeyThatIsBoundToProjectsMeansItsFirstWhereNoneIsNamed() async throws {
        try await APIBench.with { api in
            let key = try await Self.key(api) {
                $0.projects = [ProjectName(trusted: "films"), ProjectName(trusted: "ads")]
            }
            let made = try await api.post("/v1/videos/generations", Self.video, key)
            let id = try #require(made.string("data.0.task_id"))
            let account = try #require(try await api.engine.accounts.account(named: "acme")?.id)
            let task = try await api.bench.store.task(TaskID(rawValue: id), of: account)
            #expect(task?.project.rawValue == "films")
        }
    }

    @Test func aProjectThatIsNotTheKeysIsRefusedWithThoseThatAre() async throws {
        try await APIBench.with { api in
            let key = try await Self.key(api) { $0.projects = [ProjectName(trusted: "films")] }
            let answer = try await api.post(
                "/v1/videos/generations",
                #"{"model":"seedance-2.0","prompt":"A walk","project_name":"ads"}"#, key)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "project_name")
            #expect(answer.string("error.message")?.contains("films") == true)
            let list = try await api.get("/v1/seedance2/private-avatar/groups?project_name=ads", key)
            #expect(list.status == 400)
            #expect(try await api.get("/v1/seedance2/private-avatar/groups", key).status == 200)
        }
    }

    @Test func keysOfDifferentProjectsDoNotShareAnIdempotencyKey() async throws {
        try await APIBench.with { api in
            let films = try await Self.key(api) { $0.projects = [ProjectName(trusted: "films")] }
            let ads = try await Self.key(api) { $0.projects = [ProjectName(trusted: "ads")] }
            let name = try #require(HTTPField.Name("Idempotency-Key"))
            func create(_ key: HTTPFields) async throws -> Answer {
                try await api.post(
                    "/v1/seedance2/private-avatar/groups", #"{"name":"hero"}"#,
                    key.merging(HTTPFields([.init(name: name, value: "hero-1")])))
            }
            let first = try await create(films)
            #expect(first.status == 200)
            #expect(try await create(films).string("Result.Id") == first.string("Result.Id"))
            #expect(try await create(ads).status == 409)
        }
    }

    @Test func aKeysOwnRateGoesBeforeThatOfAll() async throws {
        try await APIBench.with { api in
            let key = try await Self.key(api) { $0.requestsPerSecond = 2 }
            for _ in 1...2 { #expect(try await api.get("/v1/models", key).status == 200) }
            let refused = try await api.get("/v1/models", key)
            #expect(refused.status == 429)
            #expect(refused.headers[.retryAfter] == "1")
            #expect(try await api.get("/v1/models").status == 200)
        }
    }

    /// So that no route is forgotten when one is added.
    @Test func everyRouteOfAccountsSaysWhatItNeeds() async throws {
        try await APIBench.with { api in
            let needs = Dictionary(grouping: api.surface.needs) { $0.need }.mapValues(\.count)
            #expect(needs[.any] == 8)
            #expect(api.surface.needs.count == api.surface.routes.count - 6)
        }
    }
}
