// SPDX-License-Identifier: Apache-2.0

package import CoreMetrics
import Synchronization

/// The metrics backend of the server: keeps what swift-metrics reports and writes it as Prometheus text (version 0.0.4).
package final class PrometheusRegistry: MetricsFactory {
    private let series = Mutex([MetricName: any MetricSeries]())

    package init() {}

    package func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        find(label, dimensions) { CounterSeries() }
    }

    package func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        find(label, dimensions) { GaugeSeries() }
    }

    package func makeRecorder(label: String, dimensions: [(String, String)], aggregate: Bool) -> any RecorderHandler {
        if aggregate { return find(label, dimensions) { HistogramSeries(bounds: HistogramSeries.sizes) } }
        return find(label, dimensions) { GaugeSeries() }
    }

    package func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        find(label, dimensions) { HistogramSeries(bounds: HistogramSeries.seconds) }
    }

    // A series lives as long as the server: a counter that comes back must not start from nothing.
    package func destroyCounter(_ handler: any CounterHandler) {}
    package func destroyMeter(_ handler: any MeterHandler) {}
    package func destroyRecorder(_ handler: any RecorderHandler) {}
    package func destroyTimer(_ handler: any TimerHandler) {}

    /// All series, grouped by name.
    package func text() -> String {
        let all = series.withLock { $0 }.map {
            (label: $0.key.label, text: $0.key.text(), name: $0.key, series: $0.value)
        }
        var lines: [String] = []
        var last: String?
        for entry in all.sorted(by: { ($0.label, $0.text) < ($1.label, $1.text) }) {
            if entry.label != last { lines.append("# TYPE \(entry.label) \(entry.series.type)") }
            last = entry.label
            lines += entry.series.lines(entry.name)
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The series of this name, made at its first use. One name used for two kinds gets a series that nobody reads for
    /// the later kind, rather than a broken page.
    private func find<Series: MetricSeries>(
        _ label: String, _ dimensions: [(String, String)], make: () -> Series
    ) -> Series {
        let name = MetricName(label, dimensions)
        return series.withLock { series in
            if let known = series[name] { return known as? Series ?? make() }
            let new = make()
            series[name] = new
            return new
        }
    }
}

/// What is kept under one name and one set of labels.
protocol MetricSeries: AnyObject, Sendable {
    /// Prometheus's word for its kind.
    var type: String { get }
    func lines(_ name: MetricName) -> [String]
}
