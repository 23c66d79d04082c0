// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// A task's timeline as its page shows it.
struct TimelineWords {
    let words: Words

    func entries(_ timeline: TaskTimeline) -> [Values] {
        timeline.entries.map { entry in
            var values = describe(entry.moment, timeline)
            values["time"] = words.time(entry.at)
            return values
        }
    }

    private func describe(_ moment: TaskTimeline.Moment, _ timeline: TaskTimeline) -> Values {
        let texts = words.texts
        switch moment {
        case .created: return line(.idle, texts["moment_created"])
        case .started:
            return line(.busy, texts["moment_started"])
        case .orderSent:
            let detail = timeline.upstreamID.map { texts.filled("moment_upstream", ["id": $0]) }
            return line(.busy, texts["moment_orderSent"], detail)
        case .assetReviewed(let asset, nil):
            return line(.good, texts["moment_assetActive"], nil, link: ("/console/assets/\(asset)", asset.rawValue))
        case .assetReviewed(let asset, let why?):
            return line(
                .bad, texts["moment_assetFailed"], FailureWords(texts).text(why),
                link: ("/console/assets/\(asset)", asset.rawValue))
        case .finished: return line(.good, texts["moment_finished"])
        case .failed(let failure): return line(.bad, texts["moment_failed"], FailureWords(texts).text(failure))
        case .delivery(let id):
            return line(.idle, texts["moment_delivery"], nil, link: ("/console/deliveries/\(id)", id.rawValue))
        case .deliveryTried(_, let attempt):
            let answer = AttemptWords(attempt, texts)
            return line(answer.isGood ? .good : .bad, texts["moment_tried"], answer.text)
        }
    }

    private func line(
        _ tone: Tone, _ title: String, _ detail: String? = nil, link: (path: String, text: String)? = nil
    ) -> Values {
        var values: Values = ["tone": tone.rawValue, "title": title]
        if let detail { values["detail"] = detail }
        if let link { values["link"] = ["path": link.path, "text": link.text] }
        return values
    }
}

/// What came of one try of a notification.
struct AttemptWords {
    let text: String
    let isGood: Bool

    init(_ attempt: DeliveryAttempt, _ texts: ConsoleTexts) {
        switch attempt.result {
        case .answered(let status):
            self.text = texts.filled(
                "attempt_answered", ["status": String(status), "ms": String(attempt.milliseconds)])
            self.isGood = (200..<300).contains(status)
        case .unreachable(let reason):
            self.text = texts.filled("attempt_unreachable", ["reason": reason])
            self.isGood = false
        }
    }
}
