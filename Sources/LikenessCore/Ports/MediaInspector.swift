// SPDX-License-Identifier: Apache-2.0

/// Reads what a file is, for references of a video that were never reviewed.
package protocol MediaInspector: Sendable {
    /// - Returns: nil when the file at `path` is no picture, clip or sound that can be read.
    func inspect(path: String) async throws(ProviderError) -> MediaFacts?
}
