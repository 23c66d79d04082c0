// SPDX-License-Identifier: Apache-2.0

import Crypto
import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine

/// The `Idempotency-Key` of a POST (contract/apimart.md 0.6): what was made once is answered again, not made again.
struct IdempotentPost: Sendable {
    /// What a POST answers, and whether it was made by an earlier request.
    struct Made<Value: Sendable>: Sendable {
        let value: Value
        let isReplay: Bool

        var headers: HTTPFields { isReplay ? [.idempotencyReplayed: "true"] : [:] }
    }

    private static let lengths = 1...191
    let idempotency: Idempotency

    /// - Parameter bodyHash: of the body as sent, or of an upload's file; hexadecimal.
    /// - Returns: nil when the request has no key.
    /// - Throws: `FieldViolation` for a malformed key.
    static func claim(_ request: Request, by principal: Principal, bodyHash: String) throws -> IdempotencyClaim? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        guard lengths.contains(key.utf8.count), key.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw FieldViolation("Idempotency-Key", .malformed(expected: "1-191 visible ASCII characters"))
        }
        // The path as we know it: a slash at its end changes nothing.
        let path = "/" + request.uri.path.split(separator: "/").joined(separator: "/")
        // A key that is bound to projects says with the request which one is meant.
        let project = principal.grant.projects.map { _ in "@\(principal.grant.usualProject)" } ?? ""
        return IdempotencyClaim(
            account: principal.account, method: request.method.rawValue, path: path, key: key,
            bodyHash: bodyHash + project)
    }

    static func claim(_ request: Request, by principal: Principal, body: JSONBody) throws -> IdempotencyClaim? {
        try claim(request, by: principal, bodyHash: SHA256.hash(data: body.bytes).hex)
    }

    /// Makes something once for a claim.
    /// - Parameters:
    ///   - make: gets the claim to write it together with what it makes.
    ///   - recall: reads what an earlier request made.
    func once<Value: Sendable>(
        _ claim: IdempotencyClaim?, make: (IdempotencyClaim?) async throws -> Value,
        recall: (IdempotentAnswer) async throws -> Value
    ) async throws -> Made<Value> {
        guard let claim else { return Made(value: try await make(nil), isReplay: false) }
        if let earlier = try await take(claim) {
            return Made(value: try await recall(earlier), isReplay: true)
        }
        do {
            return Made(value: try await make(claim), isReplay: false)
        } catch {
            await idempotency.release(claim)
            throw error
        }
    }

    private func take(_ claim: IdempotencyClaim) async throws -> IdempotentAnswer? {
        do {
            return try await idempotency.take(claim)
        } catch RuleViolation.unavailable {
            throw APIError.idempotencyUnavailable
        }
    }
}
