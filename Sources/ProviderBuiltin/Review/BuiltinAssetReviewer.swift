// SPDX-License-Identifier: Apache-2.0

package import FaceAnalysis
package import LikenessCore
package import MediaTools

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Reviews a file on this machine: what it is, the vendor's limits, whose face it shows; and makes the copy without
/// metadata that is kept.
package struct BuiltinAssetReviewer: AssetReviewer {
    private let media: MediaTools
    private let review: FaceReview
    private let limits: MediaLimits
    private let scratch: String

    /// - Parameters:
    ///   - threshold: Euclidean distance of two descriptors, 0.5 unless configured.
    ///   - scratch: a folder on the file system of the blobs, for the cleaned copies.
    package init(
        media: MediaTools, faces: FaceAnalyzer, threshold: Double, limits: MediaLimits = MediaLimits(),
        scratch: String
    ) {
        self.media = media
        self.review = FaceReview(faces: faces, threshold: threshold)
        self.limits = limits
        self.scratch = scratch
    }

    package func review(_ subject: ReviewSubject) async throws(ProviderError) -> ReviewVerdict {
        do {
            return try await judge(subject)
        } catch let error as MediaError {
            // A tool that was ended because we are stopping says nothing about the file.
            guard !Task.isCancelled else { throw .retry(after: nil) }
            return .rejected(try AssetRejection(error), facts: nil)
        } catch let error as FaceAnalysisError {
            throw ProviderError(error)
        } catch {
            throw .retry(after: nil)
        }
    }

    private func judge(_ subject: ReviewSubject) async throws -> ReviewVerdict {
        let probe = try await media.probe(subject.path)
        let facts = MediaFacts(probe, byteCount: subject.byteCount)
        if let declared = subject.declaredType, declared != facts.type {
            return .rejected(.typeMismatch, facts: facts)
        }
        if let reason = limits.rejection(facts, probe, model: subject.model) {
            return .rejected(reason, facts: facts)
        }
        return facts.type == .image
            ? try await judgePicture(subject, probe, facts) : try await judgeRecording(subject, probe)
    }

    private func judgePicture(_ subject: ReviewSubject, _ probe: MediaProbe, _ facts: MediaFacts) async throws
        -> ReviewVerdict
    {
        // The copy is made while the faces are looked at; it is dropped if they don't pass.
        async let cleaned = media.stripMetadata(of: subject.path, probe: probe, into: scratch)
        let reason: AssetRejection?
        do {
            reason = try await faceRejection(subject, subject.path, probe)
        } catch {
            drop(try? await cleaned)
            throw error
        }
        if let reason {
            drop(try? await cleaned)
            return .rejected(reason, facts: facts)
        }
        let kept = try await cleaned
        do {
            return .active(cleanedPath: kept, facts: try await keptFacts(kept, probe: probe, facts))
        } catch {
            drop(kept)
            throw error
        }
    }

    /// A clip's or sound's header may lie about its length. The copy's header is ffmpeg's own, so the copy is what is
    /// judged: nothing is kept that wasn't looked at.
    private func judgeRecording(_ subject: ReviewSubject, _ probe: MediaProbe) async throws -> ReviewVerdict {
        let kept = try await media.stripMetadata(of: subject.path, probe: probe, into: scratch)
        do {
            let probe = try await media.probe(kept)
            let facts = MediaFacts(probe, byteCount: subject.byteCount)
            var reason = limits.rejection(facts, probe, model: subject.model)
            if reason == nil { reason = try await faceRejection(subject, kept, probe) }
            guard let reason else { return .active(cleanedPath: kept, facts: facts) }
            drop(kept)
            return .rejected(reason, facts: facts)
        } catch {
            drop(kept)
            throw error
        }
    }

    private func faceRejection(_ subject: ReviewSubject, _ path: String, _ probe: MediaProbe) async throws
        -> AssetRejection?
    {
        switch (probe.kind, subject.person) {
        case (.audio, _): return nil
        case (.image, let person?):
            let frame = try await media.decodePicture(path, probe: probe, longestSide: FaceReview.longestSide)
            return try await review.rejection(of: frame, person: person)
        case (.video, let person?):
            return try await review.rejection(of: frames(path, probe), person: person)
        case (_, nil):
            return try await review.rejection(of: frames(path, probe), nobodyOf: subject.verifiedPersons)
        }
    }

    private func frames(_ path: String, _ probe: MediaProbe) -> SampledFrames {
        SampledFrames(media: media, path: path, probe: probe)
    }

    /// What the kept copy is: only a HEIF picture changes its format.
    private func keptFacts(_ kept: String, probe: MediaProbe, _ facts: MediaFacts) async throws -> MediaFacts {
        guard probe.format == "heif" else { return facts }
        var status = stat()
        guard stat(kept, &status) == 0 else { throw MediaError.damaged }
        return MediaFacts(try await media.probe(kept), byteCount: Int64(status.st_size))
    }

    private func drop(_ path: String?) {
        if let path { ScratchFile.remove(path) }
    }
}
