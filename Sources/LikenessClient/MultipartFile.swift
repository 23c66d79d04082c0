// SPDX-License-Identifier: Apache-2.0

import NIOCore

/// A `multipart/form-data` body with one part, `file`, read from the disk as it is sent.
struct MultipartFile: Sendable {
    let boundary: String
    private let file: OpenFile
    private let progress: @Sendable (Int64) -> Void
    private let head: ByteBuffer
    private let tail: ByteBuffer

    /// - Parameter progress: hears how many bytes of the file were handed on; begins anew when the body is sent again.
    init(
        file: OpenFile, name: String, contentType: String, boundary: String,
        progress: @escaping @Sendable (Int64) -> Void = { _ in }
    ) {
        self.file = file
        self.progress = progress
        self.boundary = boundary
        let quoted = name.replacing("\\", with: "%5C").replacing("\"", with: "%22")
            .replacing("\r", with: "%0D").replacing("\n", with: "%0A")
        self.head = ByteBuffer(
            string: "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; filename=\"\(quoted)\"\r\n"
                + "Content-Type: \(contentType)\r\n\r\n")
        self.tail = ByteBuffer(string: "\r\n--\(boundary)--\r\n")
    }

    var byteCount: Int64 { Int64(head.readableBytes) + file.byteCount + Int64(tail.readableBytes) }
}

extension MultipartFile: AsyncSequence {
    struct AsyncIterator: AsyncIteratorProtocol {
        private enum Position {
            case head
            case file(offset: Int64)
            case end
        }

        private static let chunk = 64 * 1024
        private let body: MultipartFile
        private var position = Position.head

        init(_ body: MultipartFile) {
            self.body = body
        }

        mutating func next() async throws -> ByteBuffer? {
            switch position {
            case .head:
                position = .file(offset: 0)
                return body.head
            case .file(let offset):
                let bytes = try await body.file.read(from: offset, count: Self.chunk)
                body.progress(offset)
                position = bytes.readableBytes == 0 ? .end : .file(offset: offset + Int64(bytes.readableBytes))
                return bytes.readableBytes == 0 ? body.tail : bytes
            case .end:
                return nil
            }
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }
}
