// SPDX-License-Identifier: Apache-2.0

package import FaceAnalysis
package import LikenessCore
package import MediaTools

/// Looks for a real face in references that were never reviewed.
package struct BuiltinFaceScreener: FaceScreener {
    private let media: MediaTools
    private let review: FaceReview

    package init(media: MediaTools, faces: FaceAnalyzer) {
        self.media = media
        self.review = FaceReview(faces: faces, threshold: 0)
    }

    package func showsRealFace(path: String, type: AssetType) async throws(ProviderError) -> Bool {
        guard type != .audio else { return false }
        do {
            let probe = try await media.probe(path)
            return try await review.showsFace(SampledFrames(media: media, path: path, probe: probe))
        } catch MediaError.timedOut where !Task.isCancelled {
            // The next look would take as long.
            throw .final(code: "UnreadableMedia")
        } catch let error as MediaError {
            throw ProviderError(error)
        } catch let error as FaceAnalysisError {
            throw ProviderError(error)
        } catch {
            throw .retry(after: nil)
        }
    }
}
