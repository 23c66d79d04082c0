// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// Clears away what is over: the bytes of expired files, blobs that nothing uses, old idempotency keys.
struct Janitor: Service {
    private static let rhythm = Duration.seconds(60)
    private static let batch = 200
    private static let stateLife = Duration.seconds(24 * 3600)
    let store: any LikenessStore
    let idempotencyRetention: Duration
    let sweep: BlobSweep
    let time: any TimeSource
    let logger: Logger

    func run() async throws {
        try await Rounds(every: Self.rhythm, time: time).run { await round() }
    }

    /// One round. A part that fails doesn't keep the others from being done.
    func round() async {
        await attempt("expired files", clearExpiredFiles)
        await attempt("unused blobs") { try await sweep.round() }
        await attempt("shared states") { try await store.purgeStates(before: time.now - Self.stateLife) }
        await attempt("idempotency keys") {
            _ = try await store.purgeClaims(before: time.now - idempotencyRetention)
        }
    }

    private func clearExpiredFiles() async throws {
        while true {
            let files = try await store.expiredFiles(now: time.now, limit: Self.batch)
            for file in files { try await store.giveUpBlob(of: file.id, now: time.now) }
            if files.count < Self.batch { return }
        }
    }

    private func attempt(_ part: String, _ work: () async throws -> Void) async {
        do {
            try await work()
        } catch {
            logger.warning(
                "clearing up failed", metadata: ["part": "\(part)", "error": "\(LogWord(error))"])
        }
    }
}
