// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Reads what a file is: a reference that was never reviewed, a video that came from elsewhere.
package protocol MediaInspector: Sendable {
    /// - Returns: nil when the file at `path` is no picture, clip or sound that can be read.
    func inspect(path: String) async throws(ProviderError) -> MediaFacts?

    /// - Returns: a new file with one picture of the clip at `path`, to be taken over by the caller: a JPEG of its
    ///   beginning, a PNG of its end.
    func still(of path: String, at moment: StillMoment) async throws(ProviderError) -> String

    /// - Returns: a JPEG without metadata of the picture, or of the clip's beginning, `side` pixels at most; nil when the
    ///   file shows nothing.
    func thumbnail(of path: String, within side: Int) async throws(ProviderError) -> Data?
}

package enum StillMoment: Sendable {
    case beginning, end
}
