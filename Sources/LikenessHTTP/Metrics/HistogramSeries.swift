// SPDX-License-Identifier: Apache-2.0

import CoreMetrics
import Synchronization

/// How many values fell below each bound, their sum and their number.
final class HistogramSeries: MetricSeries, TimerHandler, RecorderHandler {
    /// For durations: from a cached read to a long video.
    static let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300]
    /// For anything else.
    static let sizes = [1.0, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000]

    private struct Content {
        var counts: [Int]
        var sum = 0.0
        var total = 0
    }

    private let bounds: [Double]
    private let content: Mutex<Content>

    init(bounds: [Double]) {
        self.bounds = bounds
        self.content = Mutex(Content(counts: Array(repeating: 0, count: bounds.count)))
    }

    var type: String { "histogram" }

    func recordNanoseconds(_ duration: Int64) { record(Double(duration) / 1_000_000_000) }
    func record(_ value: Int64) { record(Double(value)) }

    func record(_ value: Double) {
        let index = bounds.firstIndex { value <= $0 }
        content.withLock { content in
            if let index { content.counts[index] += 1 }
            content.sum += value
            content.total += 1
        }
    }

    func lines(_ name: MetricName) -> [String] {
        let content = content.withLock { $0 }
        var below = 0
        var lines: [String] = []
        for (bound, count) in zip(bounds, content.counts) {
            below += count
            lines.append("\(name.text(suffix: "_bucket", more: "le=\"\(bound)\"")) \(below)")
        }
        lines.append("\(name.text(suffix: "_bucket", more: "le=\"+Inf\"")) \(content.total)")
        lines.append("\(name.text(suffix: "_sum")) \(content.sum)")
        lines.append("\(name.text(suffix: "_count")) \(content.total)")
        return lines
    }
}
