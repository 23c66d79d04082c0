// SPDX-License-Identifier: Apache-2.0

package protocol FileStore: Sendable {
    func createFile(_ file: StoredFile, claim: IdempotencyClaim?) async throws(StoreError)
    /// Also after its expiry, so that the answer can be 410; nil once it is forgotten.
    func file(_ id: FileID) async throws(StoreError) -> StoredFile?
    /// Files that expired before `now` whose bytes have not been given up yet, at most `limit`.
    func expiredFiles(now: Timestamp, limit: Int) async throws(StoreError) -> [StoredFile]
    /// Marks an expired file's bytes as given up.
    /// - Returns: false when it has not expired, or has no bytes any more.
    @discardableResult
    func giveUpBlob(of id: FileID, now: Timestamp) async throws(StoreError) -> Bool
    /// Keeps a blob from being given up while an unfinished task needs it.
    func retainBlob(_ key: BlobKey, for task: TaskID) async throws(StoreError)
    /// Gives up what ended tasks needed, of at most `limit` tasks. Not done when a task ends, for few need anything.
    /// - Returns: of how many.
    func releaseBlobs(ofEndedTasks limit: Int) async throws(StoreError) -> Int
    /// Blobs that an expired file, a finished task or a deleted asset gave up, and that nothing uses any more (no asset,
    /// no file that still has its bytes, no unfinished task), in the order of their keys, at most `limit` after `key`.
    /// They are listed until `forgetBlob`.
    func unusedBlobs(after key: BlobKey?, limit: Int) async throws(StoreError) -> [BlobKey]
    /// Takes a deleted blob off that list, unless something uses it again.
    func forgetBlob(_ key: BlobKey) async throws(StoreError)
}
