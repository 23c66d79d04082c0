// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Takes one asset from its URL to its verdict.
struct AssetReviewing: Sendable {
    enum Outcome: Sendable {
        case settled
        /// The reviewer has no capacity.
        case later(Duration)
        /// Something of ours failed; the other assets go on first.
        case broken(any Error)
    }

    let store: any LikenessStore
    let blobs: any BlobStore
    let source: MediaSource
    let reviewer: any AssetReviewer
    /// Reviews at the same time, over all tasks.
    let gate: Gate
    let time: any TimeSource

    /// - Throws: `CancellationError`, or `StoreError` `.conflict` when the lease is lost.
    func review(_ asset: Asset, _ rules: ReviewRules, _ tally: ReviewTally) async throws -> Outcome {
        do {
            let blob = try await fetch(asset, tally)
            let verdict = try await judge(asset, blob, rules)
            // A verdict made while we are stopping may be the stop's, not the file's.
            try Task.checkCancellation()
            try await settle(asset, verdict, tally)
            return .settled
        } catch let error as CancellationError {
            throw error
        } catch let error as StoreError where error.code == .conflict {
            throw error
        } catch let error as OutboundFailure {
            return try await reject(asset, AssetRejection(error), tally)
        } catch BlobError.notFound {
            return try await reject(asset, .downloadFailed, tally)
        } catch ProviderError.retry(let pause) {
            return .later(pause ?? .seconds(2))
        } catch ProviderError.final(let code) {
            return try await reject(asset, AssetRejection(providerCode: code), tally)
        } catch ProviderError.outcomeUnknown {
            return try await reject(asset, .internalError, tally)
        } catch {
            try Task.checkCancellation()
            return .broken(error)
        }
    }

    private func fetch(_ asset: Asset, _ tally: ReviewTally) async throws -> Blob {
        if let blob = tally.fetched(asset.id) { return blob }
        let limit = asset.type?.largestFile ?? AssetType.largestFile
        let blob = try await source.blob(for: asset.sourceURL, limit: limit, task: asset.task)
        try await tally.rememberFetched(blob, for: asset.id)
        return blob
    }

    private func judge(_ asset: Asset, _ blob: Blob, _ rules: ReviewRules) async throws -> ReviewVerdict {
        try await gate.pass {
            try await blobs.withLocalFile(blob.key) { path in
                try await reviewer.review(
                    ReviewSubject(
                        path: path, byteCount: blob.byteCount, declaredType: asset.type, model: rules.model,
                        person: rules.person, verifiedPersons: rules.verifiedPersons))
            }
        }
    }

    private func settle(_ asset: Asset, _ verdict: ReviewVerdict, _ tally: ReviewTally) async throws {
        switch verdict {
        case .rejected(let reason, let facts):
            try await write(.failed(reason), type: facts?.type ?? asset.type, asset, tally)
            EngineMetrics.assetReviewed(reason)
        case .active(let cleanedPath, let facts):
            let blob = try await blobs.adopt(fileAt: cleanedPath)
            // If the asset was deleted meanwhile, this is what has the blob cleared away.
            try await store.retainBlob(blob.key, for: asset.task)
            let kept = facts.of(byteCount: blob.byteCount)
            try await write(.active(blob: blob.key, facts: kept), type: facts.type, asset, tally)
            EngineMetrics.assetReviewed(nil)
        }
    }

    private func reject(_ asset: Asset, _ reason: AssetRejection, _ tally: ReviewTally) async throws -> Outcome {
        try await write(.failed(reason), type: asset.type, asset, tally)
        EngineMetrics.assetReviewed(reason)
        return .settled
    }

    private func write(_ status: Asset.Status, type: AssetType?, _ asset: Asset, _ tally: ReviewTally) async throws {
        try await store.settleAsset(
            asset.id, status: status, type: type, lease: tally.step.lease, progress: tally.countOne(), now: time.now)
    }
}

extension AssetRejection {
    fileprivate init(_ failure: OutboundFailure) {
        if case .tooLarge = failure { self = .fileSizeTooLarge } else { self = .downloadFailed }
    }
}

extension MediaFacts {
    /// The same of a file that was written anew.
    fileprivate func of(byteCount: Int64) -> MediaFacts {
        MediaFacts(
            type: type, format: format, byteCount: byteCount, width: width, height: height,
            durationSeconds: durationSeconds, framesPerSecond: framesPerSecond, hasAudio: hasAudio)
    }
}
