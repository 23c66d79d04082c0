// SPDX-License-Identifier: Apache-2.0

import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One call to the provider.
struct APIMartCall: Sendable {
    /// For the log.
    let action: String
    var method = HTTPMethod.GET
    /// From `/v1/` on, with its query, encoded.
    let path: String
    /// JSON.
    var body: Data?
    /// Goes along where the provider documents it (contract/apimart.md 0.6): the same key makes nothing twice.
    var idempotencyKey: String?
    /// Whether doing it twice is the same as doing it once.
    var isRepeatable = true
    var timeLimit: Duration = .seconds(30)

    static func post(
        _ action: String, _ path: String, _ body: some Encodable, idempotencyKey: String? = nil,
        isRepeatable: Bool
    ) throws -> APIMartCall {
        let encoder = JSONEncoder()
        // One order, one body: a repeated one is compared by its bytes.
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return APIMartCall(
            action: action, method: .POST, path: path, body: try encoder.encode(body),
            idempotencyKey: idempotencyKey, isRepeatable: isRepeatable, timeLimit: .seconds(60))
    }
}
