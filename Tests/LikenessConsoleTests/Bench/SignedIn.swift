// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

/// Somebody who has signed in.
struct SignedIn {
    let console: ConsoleBench
    let headers: HTTPFields
    let csrf: String

    func get(_ path: String) async throws -> ConsoleAnswer { try await console.get(path, headers) }

    func post(_ path: String, _ fields: [(String, String)] = []) async throws -> ConsoleAnswer {
        try await console.post(path, fields + [("csrf", csrf)], headers)
    }
}

extension ConsoleBench {
    func signIn(_ key: Secret) async throws -> SignedIn {
        let answer = try await post("/console/sign-in", [("key", key.exposed)])
        let cookie = try #require(answer.cookie("likeness_console")?.split(separator: ";").first)
        let headers: HTTPFields = [.cookie: String(cookie)]
        let page = try await get("/console/overview", headers)
        let csrf = try #require(page.text.firstMatch(of: #/data-csrf="([^"]+)"/#)).1
        return SignedIn(console: self, headers: headers, csrf: String(csrf))
    }

    func operatorSignsIn() async throws -> SignedIn { try await signIn(adminToken) }

    func accountSignsIn() async throws -> SignedIn { try await signIn(key) }
}
