// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import NIOCore

/// What a form sent (`application/x-www-form-urlencoded`).
struct FormFields: Sendable {
    private static let largestBody = 128 * 1024
    private let fields: [(name: String, value: String)]

    init(_ fields: [(name: String, value: String)]) {
        self.fields = fields
    }

    /// - Throws: `ConsoleProblem.malformed`.
    init(_ request: Request) async throws {
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= Self.largestBody else { throw ConsoleProblem.malformed }
            bytes += buffer.readableBytesView
        }
        try self.init(urlEncoded: bytes)
    }

    /// - Throws: `ConsoleProblem.malformed` for what is not UTF-8, badly encoded, or holds a NUL.
    init(urlEncoded bytes: [UInt8]) throws {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw ConsoleProblem.malformed }
        self.fields = try text.formItems.map { item in
            guard let value = item.value, !value.utf8.contains(0), !item.name.utf8.contains(0) else {
                throw ConsoleProblem.malformed
            }
            return (item.name, value)
        }
    }

    /// The first of that name; nil when there is none.
    subscript(_ name: String) -> String? { fields.first { $0.name == name }?.value }

    func all(_ name: String) -> [String] { fields.filter { $0.name == name }.map(\.value) }

    /// Without white space around it; empty when there is none.
    func text(_ name: String) -> String {
        let value = (self[name] ?? "").drop(while: \.isWhitespace)
        return String(value.reversed().drop(while: \.isWhitespace).reversed())
    }
}
