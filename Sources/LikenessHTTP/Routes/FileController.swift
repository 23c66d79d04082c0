// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// Files at `/f/…`: the signature in the address opens them, no key is asked for. Ranges, entity tags.
struct FileController: Sendable {
    /// An address of the bucket itself needs to last only until it is followed.
    private static let longestElsewhere: Int64 = 600
    let files: Files
    let time: any TimeSource

    var endpoints: [Endpoint<HTTPContext>] {
        [Endpoint(.get, "/f/{folder}/{name}") { request, _ in try await serve(request) }]
    }

    private func serve(_ request: Request) async throws -> Response {
        let query = QueryReader(request)
        guard let path = request.uri.path.percentDecoded, let signature = try query.text("signature"),
            let expires = try query.text("expires").flatMap({ Int64($0) })
        else { throw RuleViolation.notFound(.file) }
        let file = try await files.open(path: path, expires: expires, signature: signature)
        let tag = "\"\(file.blob.key.hex)\""
        var headers = self.headers(of: file, tag: tag, secondsLeft: max(0, expires - time.now.seconds))
        if let known = request.headers[.ifNoneMatch], EntityTags(known).match(tag) {
            return Response(status: .notModified, headers: headers)
        }
        if let elsewhere = files.downloadURL(of: file, goodFor: min(Self.longestElsewhere, expires - time.now.seconds))
        {
            return Response(status: .temporaryRedirect, headers: [.location: elsewhere, .cacheControl: "no-store"])
        }
        let size = file.blob.byteCount
        guard let range = ByteRange(request.headers, tag: tag, size: size) else {
            return try await response(.ok, headers, file, 0..<size)
        }
        guard case .bytes(let bytes) = range else { throw APIError.rangeNotSatisfiable(size: size) }
        headers[.contentRange] = "bytes \(bytes.lowerBound)-\(bytes.upperBound - 1)/\(size)"
        return try await response(.partialContent, headers, file, bytes)
    }

    private func headers(of file: ServedFile, tag: String, secondsLeft: Int64) -> HTTPFields {
        [
            .contentType: file.contentType, .eTag: tag, .acceptRanges: "bytes",
            // A picture or film from a stranger is never more than that to a browser.
            .contentDisposition: "inline; filename=\"\(file.name.filter { $0 != "\"" && $0 != "\\" && $0.isASCII })\"",
            .cacheControl: "private, max-age=\(secondsLeft), immutable",
        ]
    }

    private func response(
        _ status: HTTPResponse.Status, _ headers: HTTPFields, _ file: ServedFile, _ range: Range<Int64>
    ) async throws -> Response {
        let chunks = try await files.read(file, range: range)
        let body = ResponseBody(contentLength: Int(range.count)) { writer in
            for try await chunk in chunks { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        }
        return Response(status: status, headers: headers, body: body)
    }
}
