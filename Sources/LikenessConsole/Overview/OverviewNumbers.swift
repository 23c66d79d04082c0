// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// The overview's numbers and charts.
struct OverviewNumbers {
    let overview: Overview
    let words: Words

    /// A verification's query waits for a person, not for a worker: it counts as waiting. The two lists of such a tile
    /// together show what it counts; what has ended is listed whatever its age, and the links say so.
    var tiles: [Values] {
        let running = count { $0.status == .processing && $0.kind != .verificationQuery }
        let waiting = count { $0.status == .pending || $0.kind == .verificationQuery }
        return [
            tile(
                "tileRunning", running, .busy,
                [
                    ("tileReviews", "status=processing&kind=asset_review"),
                    ("tileVideos", "status=processing&kind=video"),
                ]),
            tile(
                "tileWaiting", waiting, .idle,
                [
                    ("tileForWorker", "status=pending"),
                    ("tileForPerson", "status=processing&kind=verification_query"),
                ]),
            tile("tileFinished", ended(.completed), .good, [("tileAllFinished", "status=completed")]),
            tile("tileFailed", ended(.failed), ended(.failed) > 0 ? .bad : .idle, [("tileAllFailed", "status=failed")]),
        ]
    }

    /// How many tasks ended in each hour, the failed ones on top.
    var ends: BarChart {
        BarChart(
            size: .whole, name: words.texts["chartEndsName"], empty: words.texts["chartEndsEmpty"],
            columns: ["chartHour", "status_completed", "status_failed"].map { words.texts[$0] },
            bars: hours.map { hour in
                let done = sum(hour, .completed)
                let failed = sum(hour, .failed)
                let label = Self.label(hour)
                return BarChart.Bar(
                    label: label, parts: [(Double(done), "done"), (Double(failed), "failed")],
                    text: words.texts.filled(
                        "chartEnds", ["hour": label, "done": String(done), "failed": String(failed)]),
                    numbers: [String(done), String(failed)])
            }, axis: { $0 == $0.rounded() ? Words.rounded($0) : "" })
    }

    /// The mean length of what was completed, one chart a kind of work.
    var durations: [Values] {
        [TaskKind.assetReview, .video].map { kind in
            let title = words.texts["kind_\(kind.rawValue)"]
            let chart = BarChart(
                size: .half, name: words.texts.filled("chartMeanName", ["kind": title]),
                empty: words.texts["chartMeanEmpty"],
                columns: ["chartHour", "chartMeanColumn"].map { words.texts[$0] },
                bars: hours.map { meanBar($0, mean($0, kind)) },
                axis: { words.duration(.milliseconds(Int64($0 * 1000))) })
            return ["title": title, "chart": chart.values]
        }
    }

    private func meanBar(_ hour: Timestamp, _ mean: Double) -> BarChart.Bar {
        let label = Self.label(hour)
        let text = words.duration(.milliseconds(Int64(mean * 1000)))
        return BarChart.Bar(
            label: label, parts: [(mean, "mean")],
            text: words.texts.filled("chartMean", ["hour": label, "mean": text]), numbers: [mean > 0 ? text : "–"])
    }

    var deliveries: [Values] {
        Delivery.Status.allCases.map { status in
            ["chip": words.chip(status), "count": String(overview.deliveries[status] ?? 0)]
        }
    }

    /// - Parameter lists: the names of their texts, and the filters of the tasks' list.
    private func tile(
        _ name: String, _ count: Int, _ tone: Tone, _ lists: [(name: String, filter: String)]
    ) -> Values {
        [
            "name": words.texts[name], "count": String(count), "tone": tone.rawValue, "mark": name,
            "lists": lists.map { list -> Values in
                ["name": words.texts[list.name], "path": "\(Area.tasks.path)?\(list.filter)"]
            },
        ]
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
