// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import NIOCore

/// A request's JSON body.
struct JSONBody: Sendable {
    /// As sent, for comparing repeated requests.
    let bytes: [UInt8]
    let fields: FieldReader

    /// - Throws: `APIError` 415, 413 or 400, or the `FieldViolation` of a body that is no object.
    init(_ request: Request, atMost limit: Int) async throws {
        try Self.checkType(request)
        self.bytes = try await Self.collect(request, atMost: limit)
        let value: JSONValue
        do {
            value = try JSONParser.parse(bytes)
        } catch {
            throw APIError.malformedJSON(error)
        }
        self.fields = try FieldReader(value)
    }

    private static func checkType(_ request: Request) throws {
        let name = request.headers[.contentType]?.prefix { $0 != ";" && $0 != " " }.lowercased() ?? ""
        guard name == "application/json" || name.hasSuffix("+json") else {
            throw APIError.unsupportedMediaType(expected: "application/json")
        }
    }

    private static func collect(_ request: Request, atMost limit: Int) async throws -> [UInt8] {
        let tooLarge = APIError.bodyTooLarge(limit: Int64(limit))
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge }
        var bytes: [UInt8] = []
        for try await buffer in request.body {
            guard bytes.count + buffer.readableBytes <= limit else { throw tooLarge }
            bytes += buffer.readableBytesView
        }
        return bytes
    }
}
