// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One call of the interface, before it has an address and a key.
struct Call: Sendable {
    enum Body: Sendable {
        case none
        case json(Data)
        case file(MultipartFile)
    }

    var method = HTTPMethod.GET
    /// Its parts, not yet encoded: an id can't become a folder.
    var path: [String]
    var query: [(name: String, value: String)] = []
    var body = Body.none
    /// The caller's own; nil: one for this call alone.
    var idempotencyKey: String?
    /// Time that the server was asked to take, beyond the usual.
    var wait = Duration.zero

    static func get(_ path: String..., query: [(name: String, value: String)] = []) -> Call {
        Call(path: path, query: query)
    }

    static func delete(_ path: String...) -> Call {
        Call(method: .DELETE, path: path)
    }

    /// - Parameter idempotencyKey: the caller's own, good for the same bytes only: so the same values are written as the
    ///   same bytes, in every process.
    /// - Throws: `invalidIdempotencyKey`.
    static func post(
        _ path: String..., json: some Encodable, idempotencyKey: String? = nil
    ) throws(LikenessError) -> Call {
        if let idempotencyKey, !isIdempotencyKey(idempotencyKey) { throw .invalidIdempotencyKey }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        guard let data = try? encoder.encode(json) else { throw .unintelligibleAnswer(status: 0) }
        return Call(method: .POST, path: path, body: .json(data), idempotencyKey: idempotencyKey)
    }

    /// The server's rule (decisions.md, Idempotency): anything else would break the header or be refused.
    private static func isIdempotencyKey(_ text: String) -> Bool {
        (1...191).contains(text.utf8.count) && text.utf8.allSatisfy { (0x21...0x7e).contains($0) }
    }

    static func post(_ path: String..., file: MultipartFile) -> Call {
        Call(method: .POST, path: path, body: .file(file))
    }

    /// Whether it may be sent again when it is unknown if it arrived.
    var isRepeatable: Bool { method != .DELETE }

    func target(language: String) -> String {
        let path = path.map { "/" + Self.encoded($0) }.joined()
        let query = query + [("language", language)]
        return path + "?" + query.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    private static func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let plain = (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
            if plain || "-._~".utf8.contains(byte) { return String(UnicodeScalar(byte)) }
            return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }.joined()
    }
}
