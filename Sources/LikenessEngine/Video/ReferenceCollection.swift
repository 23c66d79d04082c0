// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A reference whose bytes are here and may be used.
struct CollectedReference: Codable, Sendable, Equatable {
    let blob: Blob
    let facts: MediaFacts
}

/// A reference that may not be used; it ends the task.
struct ReferenceRefusal: Error {
    let failure: TaskFailure

    init(_ code: String, path: String) {
        self.failure = .rejected(code: code, path: path)
    }
}

/// Gets a video's references, and refuses what may not be in one: above all a real face that is no reviewed asset.
struct ReferenceCollection: Sendable {
    private static let atOnce = 4
    let store: any LikenessStore
    let blobs: any BlobStore
    let source: MediaSource
    let providers: EnginePorts.Providers
    let screens: Bool
    let time: any TimeSource

    /// - Returns: in the order of `typedReferences`.
    /// - Throws: `ReferenceRefusal` for the first that may not be used.
    func collect(_ order: VideoOrder, _ progress: VideoProgress) async throws -> [CollectedReference] {
        let wanted = order.typedReferences
        let assets = try await assets(of: order, progress.step.task)
        var collected: [CollectedReference?] = Array(repeating: nil, count: wanted.count)
        try await withThrowingTaskGroup(of: (Int, CollectedReference).self) { group in
            var rest = wanted.indices[...]
            func addNext() {
                guard let index = rest.popFirst() else { return }
                let (reference, type) = wanted[index]
                group.addTask { (index, try await collect(reference, type, assets, progress)) }
            }
            for _ in 0..<Self.atOnce { addNext() }
            while let (index, reference) = try await group.next() {
                collected[index] = reference
                addNext()
            }
        }
        let all = collected.compactMap { $0 }
        let limits = ReferenceLimits(order: order)
        try limits.check(all)
        try progress.remember(clipMilliseconds: Int64((limits.seconds(all, .video) * 1000).rounded()))
        return all
    }

    private func collect(
        _ reference: MediaReference, _ type: AssetType, _ assets: [AssetID: CollectedReference],
        _ progress: VideoProgress
    ) async throws -> CollectedReference {
        switch reference.source {
        case .asset(let id):
            guard let asset = assets[id] else { throw ReferenceRefusal("InvalidParameter", path: reference.path) }
            return asset
        case .url(let url):
            if let known = progress.collected(reference) { return known }
            let fetched = try await fetch(url, type, path: reference.path, task: progress.step.task.id)
            let checked = try await check(fetched, type, path: reference.path)
            try await progress.remember(checked, for: reference)
            return checked
        }
    }

    /// The order's assets as they are now: one may have been deleted, or its licence ended, since the order was taken.
    private func assets(of order: VideoOrder, _ task: DurableTask) async throws -> [AssetID: CollectedReference] {
        let wanted = order.typedReferences.compactMap { reference, type in
            reference.assetID.map { (id: $0, type: type, path: reference.path) }
        }
        guard !wanted.isEmpty else { return [:] }
        let found = try await store.assets(wanted.map(\.id), account: task.account, project: task.project)
        var usable: [AssetID: CollectedReference] = [:]
        for (id, type, path) in wanted {
            let rule = AssetRule(
                project: task.project, model: order.model, type: type, key: task.key, prompt: order.prompt,
                now: time.now)
            let problem = rule.problem(with: found[id])
            if problem == .consentWithdrawn { throw ReferenceRefusal("ConsentWithdrawn", path: path) }
            guard problem == nil, case .active(let key, let facts)? = found[id]?.asset.status
            else { throw ReferenceRefusal("InvalidParameter", path: path) }
            try await store.retainBlob(key, for: task.id)
            usable[id] = CollectedReference(blob: Blob(key: key, byteCount: facts.byteCount), facts: facts)
        }
        return usable
    }

    private func fetch(_ url: String, _ type: AssetType, path: String, task: TaskID) async throws -> Blob {
        do {
            return try await source.blob(for: url, limit: type.largestFile, task: task)
        } catch OutboundFailure.tooLarge {
            throw ReferenceRefusal(AssetRejection.fileSizeTooLarge.rawValue, path: path)
        } catch is OutboundFailure {
            throw ReferenceRefusal(AssetRejection.downloadFailed.rawValue, path: path)
        }
    }

    private func check(_ blob: Blob, _ type: AssetType, path: String) async throws -> CollectedReference {
        try await blobs.withLocalFile(blob.key) { file in
            guard let facts = try await providers.inspector.inspect(path: file) else {
                throw ReferenceRefusal(AssetRejection.formatUndetectable.rawValue, path: path)
            }
            guard facts.type == type else {
                throw ReferenceRefusal(AssetRejection.typeMismatch.rawValue, path: path)
            }
            if screens, type != .audio, try await providers.screener.showsRealFace(path: file, type: type) {
                let medium = type == .image ? "Image" : "Video"
                throw ReferenceRefusal("Input\(medium)SensitiveContentDetected.PrivacyInformation", path: path)
            }
            return CollectedReference(blob: blob, facts: facts)
        }
    }
}
