// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOHTTP1
import ProviderHTTP

/// Reads how videos stand, many in one call: 10,000 that run at the same time are a hundred calls. Whoever asks waits
/// up to a fifth of a second for others.
actor VideoReads {
    private static let gathering = Duration.milliseconds(200)
    /// So many ids fit well into one address.
    private static let batch = 100
    private static let perSecond = 20
    private let transport: VideoTransport
    private let time: any TimeSource
    private let budget: RateBudget
    private var waiting: [String: [CheckedContinuation<Result<UpstreamVideoState?, ArkFault>, Never>]] = [:]
    private var isGathering = false

    init(transport: VideoTransport, time: any TimeSource) {
        self.transport = transport
        self.time = time
        self.budget = RateBudget(perSecond: Self.perSecond, time: time)
    }

    private struct Listed: Decodable {
        let items: [VideoItem]
    }

    func state(of id: String) async throws(ArkFault) -> UpstreamVideoState? {
        try await withCheckedContinuation { continuation in
            waiting[id, default: []].append(continuation)
            if waiting.count >= Self.batch {
                send()
            } else if !isGathering {
                isGathering = true
                Task { await self.sendSoon() }
            }
        }.get()
    }

    private func sendSoon() async {
        try? await time.sleep(for: Self.gathering)
        isGathering = false
        send()
    }

    private func send() {
        guard !waiting.isEmpty else { return }
        let batch = waiting
        waiting = [:]
        // A task of its own: those who ask next don't wait for these answers.
        Task { await Self.answer(batch, transport, budget) }
    }

    private static func answer(
        _ batch: [String: [CheckedContinuation<Result<UpstreamVideoState?, ArkFault>, Never>]],
        _ transport: VideoTransport, _ budget: RateBudget
    ) async {
        var listed: [String: UpstreamVideoState] = [:]
        if batch.count > 1, let items = try? await list(Array(batch.keys), transport, budget) {
            for item in items { listed[item.id] = item.state }
        }
        for (id, continuations) in batch {
            let result: Result<UpstreamVideoState?, ArkFault>
            if let state = listed[id] {
                result = .success(state)
            } else {
                // A list may lag behind, or be refused: then each is asked for by itself.
                result = await one(id, transport, budget)
            }
            for continuation in continuations { continuation.resume(returning: result) }
        }
    }

    private static func list(_ ids: [String], _ transport: VideoTransport, _ budget: RateBudget) async throws
        -> [VideoItem]
    {
        try await budget.take()
        let filter = ids.map { "&filter.task_ids=\($0)" }.joined()
        return try await transport.send(
            ArkCall(action: "ListVideos"), .GET, "?page_num=1&page_size=\(ids.count)\(filter)", as: Listed.self
        ).items
    }

    private static func one(_ id: String, _ transport: VideoTransport, _ budget: RateBudget) async
        -> Result<UpstreamVideoState?, ArkFault>
    {
        do {
            try await budget.take()
        } catch {
            return .failure(.retry(code: ArkFault.stopped, after: nil))
        }
        do {
            let item = try await transport.send(ArkCall(action: "GetVideo"), .GET, "/\(id)", as: VideoItem.self)
            return .success(item.state)
        } catch {
            guard case .final(let code, _) = error, code.contains("NotFound"), ArkReason(code: code) == nil else {
                return .failure(error)
            }
            return .success(nil)
        }
    }
}
