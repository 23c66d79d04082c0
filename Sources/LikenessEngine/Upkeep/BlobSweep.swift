// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Deletes the bytes that nothing uses.
struct BlobSweep: Sendable {
    private static let batch = 200
    let store: any LikenessStore
    let blobs: any BlobStore
    /// How long a blob that nothing uses is kept after it was written: whoever wrote it may be about to record it.
    let grace: Duration

    /// - Returns: how many stay for now, having been written a short while ago.
    @discardableResult func round() async throws -> Int {
        while try await store.releaseBlobs(ofEndedTasks: Self.batch) == Self.batch {}
        var last: BlobKey?
        var young = 0
        while true {
            let keys = try await store.unusedBlobs(after: last, limit: Self.batch)
            // First the bytes: a crash in between leaves a blob on the list, and deleting it again does no harm.
            for key in keys {
                if try await blobs.delete(key, ifUntouchedFor: grace) {
                    try await store.forgetBlob(key)
                } else {
                    young += 1
                }
            }
            guard keys.count == Self.batch else { return young }
            last = keys.last
        }
    }
}
