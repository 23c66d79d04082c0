// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessTesting
import Logging
import Synchronization
import Testing

@testable import LikenessEngine

@Suite struct TroubleLogTests {
    private final class Lines: Sendable {
        private let kept = Mutex<[String]>([])
        var all: [String] { kept.withLock { $0 } }
        func add(_ line: String) { kept.withLock { $0.append(line) } }
    }

    private struct Keeper: LogHandler {
        let lines: Lines
        var logLevel = Logger.Level.info
        var metadata = Logger.Metadata()

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let fields = (event.metadata ?? [:]).map { "\($0.key)=\($0.value)" }.sorted()
            lines.add("\(event.level): \(event.message) \(fields.joined(separator: " "))")
        }
    }

    private let time = ManualTime()
    private let lines = Lines()
    private let error = StoreError(.unavailable, statement: "claim")

    private func log() -> TroubleLog {
        TroubleLog("claiming tasks", time: time, logger: Logger(label: "test") { _ in Keeper(lines: lines) })
    }

    @Test func whatFailsAgainAndAgainIsToldOfTwiceAMinute() {
        let log = log()
        for _ in 0..<61 {
            log.failed(error)
            time.advance(by: .seconds(1))
        }
        #expect(
            lines.all
                == [1, 31, 61].map {
                    "warning: claiming tasks failed error=store: unavailable in claim failures=\($0)"
                })
    }

    @Test func thatItWorksAgainIsToldOnce() {
        let log = log()
        log.worked()
        log.failed(error)
        time.advance(by: .seconds(2))
        log.worked()
        log.worked()
        #expect(lines.all.dropFirst() == ["info: claiming tasks works again after_ms=2000 failures=1"])
    }

    @Test func aNewTroubleIsToldOfAtOnce() {
        let log = log()
        log.failed(error)
        log.worked()
        log.failed(error)
        #expect(lines.all.filter { $0.hasPrefix("warning") }.count == 2)
    }
}
