// SPDX-License-Identifier: Apache-2.0

/// Reads what a file is: a reference that was never reviewed, a video that came from elsewhere.
package protocol MediaInspector: Sendable {
    /// - Returns: nil when the file at `path` is no picture, clip or sound that can be read.
    func inspect(path: String) async throws(ProviderError) -> MediaFacts?

    /// - Returns: a new file with one picture of the clip at `path`, to be taken over by the caller: a JPEG of its
    ///   beginning, a PNG of its end.
    func still(of path: String, at moment: StillMoment) async throws(ProviderError) -> String
}

package enum StillMoment: Sendable {
    case beginning, end
}
