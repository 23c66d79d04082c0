// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Takes server-sent events out of a stream of bytes (WHATWG HTML, section 9.2), as far as a Likeness server writes them:
/// lines end with a line feed, and an event has one line of data.
struct ServerSentEventParser {
    struct Event: Equatable {
        let id: String
        let data: Data
    }

    private static let lineFeed = UInt8(ascii: "\n")
    private var line: [UInt8] = []
    /// The newest one that was read, with or without data.
    private(set) var lastID = ""
    private var data: Data?

    /// - Returns: the events that are complete with these bytes.
    mutating func events(in bytes: some Sequence<UInt8>) -> [Event] {
        var events: [Event] = []
        for byte in bytes {
            guard byte == Self.lineFeed else {
                line.append(byte)
                continue
            }
            if let event = endLine() { events.append(event) }
        }
        return events
    }

    /// An empty line ends an event; one that begins with a colon is a comment.
    private mutating func endLine() -> Event? {
        defer { line = [] }
        guard !line.isEmpty else {
            defer { data = nil }
            return data.map { Event(id: lastID, data: $0) }
        }
        let parts = line.split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
        let value = (parts.count > 1 ? parts[1] : []).drop { $0 == UInt8(ascii: " ") }
        switch String(decoding: parts[0], as: UTF8.self) {
        case "id": lastID = String(decoding: value, as: UTF8.self)
        case "data": data = Data(value)
        default: break
        }
        return nil
    }
}
