// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The form of server-sent events (WHATWG HTML, section 9.2).
enum EventStream {
    static let headers: HTTPFields = [
        .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        // nginx would else gather what should leave at once.
        .accelBuffering: "no",
    ]

    /// Tells a client after how many milliseconds to come again.
    static var opening: ByteBuffer { ByteBuffer(string: "retry: 2000\n\n") }

    /// A comment, which keeps the connection.
    static var beat: ByteBuffer { ByteBuffer(string: ": waiting\n\n") }

    /// - Parameter data: JSON, which is one line: it escapes line breaks.
    static func event(_ name: String, id: String, data: Data) -> ByteBuffer {
        var text = ByteBuffer(string: "id: \(id)\nevent: \(name)\ndata: ")
        text.writeBytes(data)
        text.writeString("\n\n")
        return text
    }
}
