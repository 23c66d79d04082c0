// SPDX-License-Identifier: Apache-2.0

/// Puts the labels that generated video must carry on a film that came from elsewhere.
package protocol VideoLabeller: Sendable {
    /// - Parameters:
    ///   - path: a film on the file system of the blobs; it stays.
    ///   - producer: who made it.
    ///   - keepsLabel: whether the words stay to the end.
    /// - Returns: a new file, to be taken over by the caller.
    func label(path: String, _ provenance: VideoProvenance, producer: String, keepsLabel: Bool)
        async throws(ProviderError) -> String
}
