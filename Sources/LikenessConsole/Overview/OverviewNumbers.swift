// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// The overview's numbers and charts.
struct OverviewNumbers {
    let overview: Overview
    let words: Words

    /// A verification's query waits for a person, not for a worker: it counts as waiting.
    var tiles: [Values] {
        let running = count { $0.status == .processing && $0.kind != .verificationQuery }
        let waiting = count { $0.status == .pending || $0.kind == .verificationQuery }
        return [
            tile("tileRunning", running, "/console/tasks?status=processing", .busy),
            tile("tileWaiting", waiting, "/console/tasks?status=pending", .idle),
            tile("tileFinished", ended(.completed), "/console/tasks?status=completed", .good),
            tile("tileFailed", ended(.failed), "/console/tasks?status=failed", .bad),
        ]
    }

    /// How many tasks ended in each hour, the failed ones on top.
    var ends: BarChart {
        BarChart(
            size: .whole, name: words.texts["chartEndsTitle"],
            bars: hours.map { hour in
                let done = sum(hour, .completed)
                let failed = sum(hour, .failed)
                let label = Self.label(hour)
                return BarChart.Bar(
                    label: label, parts: [(Double(done), "done"), (Double(failed), "failed")],
                    text: words.texts.filled(
                        "chartEnds", ["hour": label, "done": String(done), "failed": String(failed)]))
            }, axis: { Words.rounded($0) })
    }

    /// The mean length of what was completed, one chart a kind of work.
    var durations: [Values] {
        [TaskKind.assetReview, .video].map { kind in
            let chart = BarChart(
                size: .half, name: "\(words.texts["chartMeanTitle"]) \(words.texts["kind_\(kind.rawValue)"])",
                bars: hours.map { hour in
                    let mean = mean(hour, kind)
                    let label = Self.label(hour)
                    return BarChart.Bar(
                        label: label, parts: [(mean, "mean")],
                        text: words.texts.filled(
                            "chartMean", ["hour": label, "mean": words.duration(.milliseconds(Int64(mean * 1000)))]))
                }, axis: { words.duration(.milliseconds(Int64($0 * 1000))) })
            return ["title": words.texts["kind_\(kind.rawValue)"], "chart": chart.values]
        }
    }

    var deliveries: [Values] {
        Delivery.Status.allCases.map { status in
            ["chip": words.chip(status), "count": String(overview.deliveries[status] ?? 0)]
        }
    }

    private func tile(_ name: String, _ count: Int, _ path: String, _ tone: Tone) -> Values {
        ["name": words.texts[name], "count": String(count), "path": path, "tone": tone.rawValue, "mark": name]
    }

    private func count(_ isMeant: (TaskCount) -> Bool) -> Int {
        overview.open.filter(isMeant).reduce(0) { $0 + $1.count }
    }

    private func ended(_ status: TaskStatus) -> Int {
        overview.ended.filter { $0.status == status }.reduce(0) { $0 + $1.count }
    }

    private var hours: [Timestamp] {
        stride(from: overview.hours.first.seconds, through: overview.hours.last.seconds, by: 3600)
            .map { Timestamp(seconds: $0) }
    }

    private func sum(_ hour: Timestamp, _ status: TaskStatus) -> Int {
        overview.ended.filter { $0.hour == hour && $0.status == status }.reduce(0) { $0 + $1.count }
    }

    /// In seconds; nought when there was none.
    private func mean(_ hour: Timestamp, _ kind: TaskKind) -> Double {
        let sums = overview.ended.filter { $0.hour == hour && $0.kind == kind && $0.status == .completed }
        let count = sums.reduce(0) { $0 + $1.count }
        let milliseconds = sums.reduce(0) { $0 + $1.duration.wholeMilliseconds }
        return count == 0 ? 0 : Double(milliseconds) / 1000 / Double(count)
    }

    /// The hour of the day, in UTC as everything that is written on the server.
    private static func label(_ hour: Timestamp) -> String {
        let text = String(hour.seconds / 3600 % 24)
        return (text.count < 2 ? "0" : "") + text + ":00"
    }
}
