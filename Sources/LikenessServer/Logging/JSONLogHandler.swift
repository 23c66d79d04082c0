// SPDX-License-Identifier: Apache-2.0

import LikenessCore
package import Logging

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One JSON object a line on standard error, for log collectors.
package struct JSONLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    private let label: String
    private let write: @Sendable (String) -> Void

    /// - Parameter write: takes a whole line without its end.
    package init(label: String, level: Logger.Level, write: @escaping @Sendable (String) -> Void) {
        self.label = label
        self.logLevel = level
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        let line = Line(
            time: SystemTime().now.rfc3339, level: event.level.rawValue, logger: label,
            message: event.message.description, fields: all.mapValues(\.description))
        guard let data = try? JSONEncoder.forLogs.encode(line) else { return }
        write(String(decoding: data, as: UTF8.self))
    }

    private struct Line: Encodable {
        let time: String
        let level: String
        let logger: String
        let message: String
        let fields: [String: String]
    }
}

extension JSONEncoder {
    fileprivate static var forLogs: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}
