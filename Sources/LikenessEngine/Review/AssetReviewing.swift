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
    /// The provider that has the last word; nil: the reviewer has.
    let upstream: UpstreamName?
    /// Reviews at the same time, over all tasks.
    let gate: Gate
    let time: any TimeSource

    /// - Throws: `CancellationError`, or `StoreError` `.conflict` when the lease is lost.
    func review(_ asset: Asset, _ rules: ReviewRules, _ tally: ReviewTally) async throws -> Outcome {
        do {
            if let refusal = rules.refusal { return try await reject(asset, refusal, tally) }
            if let upstream, let content = tally.prepared(asset.id) {
                return try await follow(asset, content, rules, at: upstream, tally)
            }
            let blob = try await fetch(asset, tally)
            let verdict = try await judge(asset, blob, rules)
            // A verdict made while we are stopping may be the stop's, not the file's.
            try Task.checkCancellation()
            return try await settle(asset, verdict, rules, tally)
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

    private func settle(_ asset: Asset, _ verdict: ReviewVerdict, _ rules: ReviewRules, _ tally: ReviewTally)
        async throws -> Outcome
    {
        switch verdict {
        case .rejected(let reason, let facts):
            try await write(.failed(reason), type: facts?.type ?? asset.type, asset, tally)
            EngineMetrics.assetReviewed(reason)
            return .settled
        case .active(let cleanedPath, let facts):
            let blob = try await blobs.adopt(fileAt: cleanedPath)
            // If the asset was deleted meanwhile, this is what has the blob cleared away.
            try await store.retainBlob(blob.key, for: asset.task)
            let content = Registration.Content(blob: blob, facts: facts.of(byteCount: blob.byteCount))
            guard let upstream else { return try await accept(asset, content, tally) }
            try await tally.rememberPrepared(content, for: asset.id)
            return try await follow(asset, content, rules, at: upstream, tally)
        }
    }

    /// Waits for the provider's word on an asset that was found good here.
    private func follow(
        _ asset: Asset, _ content: Registration.Content, _ rules: ReviewRules, at upstream: UpstreamName,
        _ tally: ReviewTally
    ) async throws -> Outcome {
        let object = Registration.Object.asset(asset.id)
        let registration = try await store.registrations(of: [object], at: upstream)[object.id]
        switch registration?.state {
        case .active: return try await accept(asset, content, tally)
        case .failed:
            let outcome = try await reject(asset, registration?.rejection ?? .internalError, tally)
            // It is of no use there, and takes up room.
            try await store.dropRegistrations(of: [object], at: upstream)
            return outcome
        case .wanted, .processing, .removing: return .later(.seconds(1))
        case nil:
            try await store.want([
                Registration(
                    upstream: upstream, object: object, group: asset.group, kind: rules.group.kind,
                    account: asset.account, project: asset.project, content: content, createdAt: time.now)
            ])
            return .later(.milliseconds(500))
        }
    }

    private func accept(_ asset: Asset, _ content: Registration.Content, _ tally: ReviewTally) async throws
        -> Outcome
    {
        let status = Asset.Status.active(blob: content.blob.key, facts: content.facts)
        try await write(status, type: content.facts.type, asset, tally)
        EngineMetrics.assetReviewed(nil)
        return .settled
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
