// SPDX-License-Identifier: Apache-2.0

/// Takes a multipart body (RFC 7578, RFC 2046) apart as it comes. It holds back no more than a boundary's length of
/// content, and headers only up to a limit.
struct MultipartParser {
    enum Event: Equatable {
        case began(MultipartHead)
        case content([UInt8])
        case ended
        /// The closing boundary: nothing after it counts.
        case finished
    }

    private enum State {
        /// Before the first boundary, after a boundary, within headers, within content, after the closing boundary.
        case preamble, afterBoundary, headers, content, finished
    }

    private static let largestHeaders = 8192
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    /// A boundary's line begins with a line end, which belongs to it and not to the content.
    private let delimiter: [UInt8]
    private var state = State.preamble
    private var buffer: [UInt8]

    init(boundary: String) {
        self.delimiter = Self.lineEnd + Array("--\(boundary)".utf8)
        // The very first boundary needs no line end before it: with one put there, all are alike.
        self.buffer = Self.lineEnd
    }

    mutating func feed(_ bytes: some Sequence<UInt8>) {
        buffer += bytes
    }

    /// The next event; nil when more bytes are needed.
    mutating func next() throws(MultipartProblem) -> Event? {
        while true {
            switch state {
            case .preamble:
                guard try skipPreamble() else { return nil }
            case .afterBoundary:
                guard buffer.count >= 2 else { return nil }
                if let event = try readBoundaryEnd() { return event }
            case .headers:
                guard let head = try readHeaders() else { return nil }
                state = .content
                return .began(head)
            case .content: return readContent()
            case .finished: return nil
            }
        }
    }

    private mutating func skipPreamble() throws(MultipartProblem) -> Bool {
        if let start = buffer.offset(of: delimiter) {
            buffer.removeFirst(start + delimiter.count)
            state = .afterBoundary
            return true
        }
        guard buffer.count < Self.largestHeaders else { throw .malformed("no boundary at the beginning") }
        return false
    }

    private mutating func readBoundaryEnd() throws(MultipartProblem) -> Event? {
        if buffer.starts(with: [0x2D, 0x2D]) {
            state = .finished
            buffer = []
            return .finished
        }
        // Spaces may follow a boundary.
        let padding = buffer.prefix { $0 == 0x20 || $0 == 0x09 }.count
        guard padding == 0 else {
            buffer.removeFirst(padding)
            return nil
        }
        guard buffer.starts(with: Self.lineEnd) else { throw .malformed("something follows a boundary") }
        // The line end stays: headers may be missing, and then the empty line begins right here.
        state = .headers
        return nil
    }

    private mutating func readHeaders() throws(MultipartProblem) -> MultipartHead? {
        guard let end = buffer.offset(of: Self.lineEnd + Self.lineEnd) else {
            guard buffer.count < Self.largestHeaders else { throw .malformed("headers are too large") }
            return nil
        }
        guard end <= Self.largestHeaders else { throw .malformed("headers are too large") }
        let head = try MultipartHead(buffer[..<end])
        buffer.removeFirst(end + 4)
        // A boundary may follow at once, without a line end of its own: the headers' is as good.
        buffer.insert(contentsOf: Self.lineEnd, at: 0)
        isAtContentStart = true
        return head
    }

    private var isAtContentStart = false

    private mutating func readContent() -> Event? {
        if let start = buffer.offset(of: delimiter) {
            let content = takeContent(upTo: start)
            if !content.isEmpty { return .content(content) }
            buffer.removeFirst(delimiter.count)
            state = .afterBoundary
            return .ended
        }
        // The last bytes could be the beginning of a boundary.
        let safe = buffer.count - (delimiter.count - 1)
        guard safe > (isAtContentStart ? 2 : 0) else { return nil }
        let content = takeContent(upTo: safe)
        return content.isEmpty ? nil : .content(content)
    }

    private mutating func takeContent(upTo end: Int) -> [UInt8] {
        guard isAtContentStart else {
            let content = Array(buffer[..<end])
            buffer.removeFirst(end)
            return content
        }
        guard end >= 2 else { return [] }
        isAtContentStart = false
        let content = Array(buffer[2..<end])
        buffer.removeFirst(end)
        return content
    }
}
