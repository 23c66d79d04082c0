// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore
import Synchronization

/// The part named `file` of a multipart body, as chunks that are read from the connection when they are asked for.
/// Nothing is kept whole in memory.
final class UploadedPart: AsyncSequence, Sendable {
    /// What may stand beside the file, in bytes.
    private static let mostBeside = 64 * 1024
    private let body: RequestBody
    private let boundary: String
    private let name = Mutex<String?>(nil)

    /// - Throws: `APIError` 415 unless the request is a form with a boundary.
    init(_ request: Request) throws {
        let type = HeaderParameters(request.headers[.contentType] ?? "")
        guard type.value == "multipart/form-data", let boundary = type.values["boundary"],
            (1...70).contains(boundary.utf8.count)
        else { throw APIError.unsupportedMediaType(expected: "multipart/form-data; boundary=…") }
        self.boundary = boundary
        self.body = request.body
    }

    /// As the client gave it; known once the content has begun.
    var filename: String { name.withLock { $0 } ?? "" }

    func makeAsyncIterator() -> Iterator {
        Iterator(body: body.makeAsyncIterator(), parser: MultipartParser(boundary: boundary), part: self)
    }

    struct Iterator: AsyncIteratorProtocol {
        private enum Place {
            case before, inFile, after
        }

        var body: RequestBody.AsyncIterator
        var parser: MultipartParser
        let part: UploadedPart
        private var place = Place.before
        private var beside = 0

        init(body: RequestBody.AsyncIterator, parser: MultipartParser, part: UploadedPart) {
            self.body = body
            self.parser = parser
            self.part = part
        }

        /// - Throws: `MultipartProblem`, or the error of the connection.
        mutating func next() async throws -> [UInt8]? {
            while true {
                switch try parser.next() {
                case .began(let head):
                    guard place == .before, head.name == "file" else { continue }
                    place = .inFile
                    part.name.withLock { $0 = head.filename }
                case .content(let bytes):
                    if place == .inFile { return bytes }
                    try ignore(bytes.count)
                case .ended:
                    if place == .inFile { place = .after }
                case .finished:
                    guard place == .after else { throw MultipartProblem.missingFile }
                    return nil
                case nil:
                    guard let buffer = try await body.next() else {
                        throw MultipartProblem.malformed("the body ends early")
                    }
                    parser.feed(buffer.readableBytesView)
                }
            }
        }

        private mutating func ignore(_ count: Int) throws {
            beside += count
            guard beside <= UploadedPart.mostBeside else {
                throw MultipartProblem.malformed("more than 64 KiB beside the file")
            }
        }
    }
}
