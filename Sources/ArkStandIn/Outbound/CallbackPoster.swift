// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Tells of every change of a video at its `callback_url`; of ends up to three times (contract/ark.md 4.4).
struct CallbackPoster: Sendable {
    private static let rhythm = Duration.milliseconds(200)
    private static let mostAtOnce = 64
    private static let tries = 3
    let state: VendorState
    let time: any TimeSource
    let caller: VendorCaller

    /// Until it is cancelled.
    func run() async throws {
        while true {
            try await post(await state.newsOfVideos())
            try await time.sleep(for: Self.rhythm)
        }
    }

    private func post(_ news: [VideoNews]) async throws {
        try await withThrowingDiscardingTaskGroup { group in
            for (index, item) in news.enumerated() {
                // So many at a time: those behind wait for the batch before.
                if index % Self.mostAtOnce == 0 { try Task.checkCancellation() }
                group.addTask { try await send(item) }
            }
        }
    }

    private func send(_ news: VideoNews) async throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let body = [UInt8](try encoder.encode(news.answer))
        for attempt in 1...Self.tries {
            if await caller.post(body, to: news.url) || !news.isEnd { return }
            if attempt < Self.tries { try await time.sleep(for: .seconds(1)) }
        }
    }
}

/// A video that stands differently than when it was last told of.
struct VideoNews: Sendable {
    let url: String
    let answer: VideoAnswer
    let isEnd: Bool
}
