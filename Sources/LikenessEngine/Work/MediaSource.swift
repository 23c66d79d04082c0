// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Gets what a URL names into the blob store, for a task: our own files are there already, all else goes through the
/// fetch guard. So many fetches at a time, and so many from one host: a slow one doesn't hold up the others.
struct MediaSource: Sendable {
    private let store: any LikenessStore
    private let files: Files
    private let links: FileLinks
    private let fetcher: any MediaFetcher
    private static let mostStandstills = 3
    private let watch = StandstillWatch(clock: ContinuousClock())
    private let gate: Gate

    init(
        store: any LikenessStore, files: Files, links: FileLinks, fetcher: any MediaFetcher,
        configuration: EngineConfiguration.Review
    ) {
        self.store = store
        self.files = files
        self.links = links
        self.fetcher = fetcher
        self.gate = Gate(total: configuration.fetchesAtOnce, perKey: configuration.fetchesPerHost)
    }

    /// The blob is kept until `task` has ended.
    /// - Parameter limit: bytes.
    /// - Throws: `OutboundFailure`, `StoreError`.
    func blob(for url: String, limit: Int64, task: TaskID) async throws -> Blob {
        let blob: Blob
        if let own = links.own(url) {
            blob = try await ownBlob(own, limit: limit)
        } else {
            blob = try await fetchTwice(url, limit: limit)
        }
        try await store.retainBlob(blob.key, for: task)
        return blob
    }

    private func ownBlob(_ own: OwnFileURL, limit: Int64) async throws -> Blob {
        do {
            let file = try await files.open(path: own.path, expires: own.expires, signature: own.signature)
            guard file.blob.byteCount <= limit else { throw OutboundFailure.tooLarge(limit: limit) }
            return file.blob
        } catch RuleViolation.gone {
            throw OutboundFailure.badStatus(410)
        } catch is RuleViolation {
            throw OutboundFailure.badStatus(404)
        }
    }

    /// A host that stumbled gets one more chance, as at the vendor (contract/apimart.md 2.3).
    private func fetchTwice(_ url: String, limit: Int64) async throws -> Blob {
        let host = (try? WebURL(url))?.endpoint ?? ""
        do {
            return try await fetchAwake(url, from: host, limit: limit)
        } catch let error as OutboundFailure where error.isWorthAnotherTry {
            return try await fetchAwake(url, from: host, limit: limit)
        }
    }

    /// What failed while this process stood still is no fault of the host's: it is fetched anew.
    private func fetchAwake(_ url: String, from host: String, limit: Int64) async throws -> Blob {
        for _ in 0..<Self.mostStandstills {
            let (outcome, stoodStill) = await watch.during { try await fetch(url, from: host, limit: limit) }
            guard stoodStill, case .failure(is OutboundFailure) = outcome else { return try outcome.get() }
        }
        return try await fetch(url, from: host, limit: limit)
    }

    private func fetch(_ url: String, from host: String, limit: Int64) async throws -> Blob {
        try await gate.pass(host) {
            do {
                return try await fetcher.fetch(url, limit: limit)
            } catch OutboundFailure.cancelled {
                throw CancellationError()
            } catch OutboundFailure.storageFailed {
                throw BlobError.unavailable
            }
        }
    }
}

extension OutboundFailure {
    /// Whether the host may do better at once; one that let us wait has had its time.
    fileprivate var isWorthAnotherTry: Bool {
        switch self {
        case .connectFailed, .broken: true
        case .badStatus(let status): status >= 500
        default: false
        }
    }
}
