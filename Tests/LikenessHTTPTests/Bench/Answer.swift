// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes

@testable import LikenessHTTP

/// What came back.
struct Answer: Sendable {
    let status: Int
    let headers: HTTPFields
    let body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: JSONValue { (try? JSONParser.parse(body)) ?? .null }

    /// A value by its path: `data.result.assets.0.status`; nil where there is nothing.
    subscript(path: String) -> JSONValue? {
        path.split(separator: ".").reduce(json) { value, key in
            switch value {
            case .object(let fields): fields[String(key)]
            case .array(let items): Int(key).flatMap { items.indices.contains($0) ? items[$0] : nil }
            default: nil
            }
        }
    }

    func string(_ path: String) -> String? {
        if case .string(let text)? = self[path] { text } else { nil }
    }

    /// The texts of a field of each object in a list.
    func strings(_ list: String, _ field: String) -> [String] {
        guard case .array(let items)? = self[list] else { return [] }
        return items.compactMap { item in
            guard case .object(let fields) = item, case .string(let text)? = fields[field] else { return nil }
            return text
        }
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: Data(body))
    }

    var keys: Set<String> {
        if case .object(let fields) = json { Set(fields.keys) } else { [] }
    }
}
