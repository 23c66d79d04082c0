// SPDX-License-Identifier: Apache-2.0

package protocol FileStore: Sendable {
    func createFile(_ file: StoredFile, claim: IdempotencyClaim?) async throws(StoreError)
    /// Also after its expiry, so that the answer can be 410; nil once it is forgotten.
    func file(_ id: FileID) async throws(StoreError) -> StoredFile?
    /// Files that expired before `now` whose bytes have not been given up yet, at most `limit`.
    func expiredFiles(now: Timestamp, limit: Int) async throws(StoreError) -> [StoredFile]
    /// Marks an expired file's bytes as given up.
    /// - Returns: true when nothing else uses the blob (asset, other file, unfinished task), so that it can be deleted.
    func giveUpBlob(of id: FileID, now: Timestamp) async throws(StoreError) -> Bool
    /// Keeps a blob from being given up while an unfinished task needs it.
    func retainBlob(_ key: BlobKey, for task: TaskID) async throws(StoreError)
    /// Blobs that a finished task retained or a deleted asset held, and that nothing uses any more (no asset, no file
    /// that still has its bytes, no unfinished task), at most `limit`. They are listed until `forgetBlob`.
    func unusedBlobs(limit: Int) async throws(StoreError) -> [BlobKey]
    /// Takes a blob off that list, unless something uses it again.
    /// - Returns: true when the caller is to delete it.
    func forgetBlob(_ key: BlobKey) async throws(StoreError) -> Bool
}
