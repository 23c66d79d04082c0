// SPDX-License-Identifier: Apache-2.0

package import Logging
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Logs go to standard error: text on a terminal, JSON otherwise, unless the operator says which.
package enum LoggingSetup {
    /// Sets swift-log up for the process; to be called once.
    package static func start(_ configuration: LikenessConfiguration) -> Logger {
        let level = Logger.Level(configuration.logLevel)
        let format = configuration.logFormat ?? (isatty(STDERR_FILENO) == 1 ? .text : .json)
        LoggingSystem.bootstrap { label in handler(label: label, level: level, format: format) }
        return Logger(label: "likeness")
    }

    private static func handler(
        label: String, level: Logger.Level, format: LikenessConfiguration.LogFormat
    ) -> any LogHandler {
        switch format {
        case .text:
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = level
            return handler
        case .json:
            return JSONLogHandler(label: label, level: level) { line in
                _ = try? FileDescriptor.standardError.writeAll(Array((line + "\n").utf8))
            }
        }
    }
}

extension Logger.Level {
    init(_ level: LogLevel) {
        switch level {
        case .trace: self = .trace
        case .debug: self = .debug
        case .info: self = .info
        case .notice: self = .notice
        case .warning: self = .warning
        case .error: self = .error
        case .critical: self = .critical
        }
    }
}
