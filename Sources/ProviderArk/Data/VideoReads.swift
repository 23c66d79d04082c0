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
    private var waiting: [String: [VideoRead]] = [:]
    private var isGathering = false

    init(transport: VideoTransport, name: String, rates: RateKeeper) {
        self.transport = transport
        self.time = rates.time
        self.budget = RateBudget(name, perSecond: Self.perSecond, keeper: rates)
    }

    private struct Listed: Decodable {
        let items: [VideoItem]
    }

    /// - Throws: `.retry` when the caller is cancelled while it waits.
    nonisolated func state(of id: String) async throws(ArkFault) -> UpstreamVideoState? {
        let read = VideoRead()
        return try await withTaskCancellationHandler {
            await add(read, of: id)
            return await read.answer()
        } onCancel: {
            read.answer(.failure(.retry(code: ArkFault.stopped, after: nil)))
        }.get()
    }

    // The calls are made in tasks of their own: they are for all who asked, and one who stops waiting stops no other.

    private func add(_ read: VideoRead, of id: String) {
        waiting[id, default: []].append(read)
        if waiting.count >= Self.batch {
            send()
        } else if !isGathering {
            isGathering = true
            Task { await self.sendSoon() }
        }
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
        Task { await Self.answer(batch, transport, budget) }
    }

    private static func answer(_ batch: [String: [VideoRead]], _ transport: VideoTransport, _ budget: RateBudget) async
    {
        var listed: [String: UpstreamVideoState] = [:]
        if batch.count > 1, let items = try? await list(Array(batch.keys), transport, budget) {
            for item in items { listed[item.id] = item.state }
        }
        for (id, reads) in batch {
            let result: Result<UpstreamVideoState?, ArkFault>
            if let state = listed[id] {
                result = .success(state)
            } else {
                // A list may lag behind, or be refused: then each is asked for by itself.
                result = await one(id, transport, budget)
            }
            for read in reads { read.answer(result) }
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
