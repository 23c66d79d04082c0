// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// How a state looks: always with a word, never by its colour alone.
enum Tone: String {
    case good, bad, busy, idle
}

/// Values as templates show them.
struct Words: Sendable {
    let texts: ConsoleTexts

    /// For the partial `chip`.
    func chip(_ tone: Tone, _ key: String) -> Values { ["tone": tone.rawValue, "word": texts[key]] }

    func chip(_ status: TaskStatus) -> Values {
        let tone: Tone =
            switch status {
            case .pending: .idle
            case .processing: .busy
            case .completed: .good
            case .failed: .bad
            }
        return chip(tone, "status_\(status.rawValue)")
    }

    func chip(_ status: Asset.Status) -> Values {
        switch status {
        case .processing: chip(.busy, "asset_processing")
        case .active: chip(.good, "asset_active")
        case .failed: chip(.bad, "asset_failed")
        }
    }

    func chip(_ status: Delivery.Status) -> Values {
        let tone: Tone =
            switch status {
            case .waiting: .busy
            case .delivered: .good
            case .abandoned: .bad
            }
        return chip(tone, "delivery_\(status.rawValue)")
    }

    func chip(_ state: SessionState) -> Values {
        let tone: Tone =
            switch state {
            case .created: .idle
            case .opened, .consented, .capturing: .busy
            case .verified: .good
            case .failed, .expired: .bad
            }
        return chip(tone, "session_\(state.rawValue)")
    }

    /// For the partial `time`: the script puts it into the reader's own time.
    func time(_ time: Timestamp) -> Values {
        let text = time.rfc3339
        return ["iso": text, "text": text.replacing("T", with: " ").replacing("Z", with: " UTC")]
    }

    func duration(_ duration: Duration) -> String {
        let seconds = Double(duration.wholeMilliseconds) / 1000
        if seconds < 1 { return "\(duration.wholeMilliseconds) ms" }
        if seconds < 60 { return "\(Self.rounded(seconds)) s" }
        let whole = Int64(seconds)
        if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
        if whole < 86_400 { return "\(whole / 3600) h \(whole % 3600 / 60) min" }
        return "\(whole / 86_400) d \(whole % 86_400 / 3600) h"
    }

    func bytes(_ count: Int64) -> String {
        switch count {
        case ..<1000: "\(count) B"
        case ..<1_000_000: "\(Self.rounded(Double(count) / 1000)) kB"
        default: "\(Self.rounded(Double(count) / 1_000_000)) MB"
        }
    }

    /// One decimal, none when it is nought.
    static func rounded(_ number: Double) -> String {
        let tenths = Int64((number * 10).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}

extension Visit {
    /// For a filter's select: every word and the choice.
    func options<Word: RawRepresentable & CaseIterable & Equatable>(
        _ chosen: Word?, _ texts: ConsoleTexts, _ prefix: String
    ) -> [Values] where Word.RawValue == String {
        Word.allCases.map { word in
            ["value": word.rawValue, "name": texts["\(prefix)_\(word.rawValue)"], "isChosen": word == chosen]
        }
    }
}
