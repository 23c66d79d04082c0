// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import MediaTools

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// An honest stand-in for a video model: the references in slow motion, the prompt as captions, sound, and the labels of
/// generated video, as a real MP4 (docs/animatic.md).
package struct AnimaticGenerator: VideoGenerator {
    /// Far more than the largest film takes on a small machine; it ends a tool that hangs.
    private static let timeLimit = Duration.seconds(30 * 60)

    private let tools: MediaTools
    private let directory: String
    private let signer: FilmSigner?

    /// - Parameters:
    ///   - directory: where films are made, on the disk that keeps them; made if it isn't there.
    ///   - signer: puts a C2PA manifest on each; nil for none.
    package init(tools: MediaTools, directory: String, signer: FilmSigner? = nil) {
        self.signer = signer
        self.tools = tools
        self.directory = directory
    }

    package func step(
        _ job: VideoJob, checkpoint: Data?, report: @escaping @Sendable (Int) async -> Void
    ) async throws(ProviderError) -> VideoStep {
        do {
            return .finished(try await film(job, report))
        } catch let failure as ReferenceFailure {
            return .failed(.rejected(code: "TranscodingFailed", path: failure.path))
        } catch let error as MediaError {
            if case .unsigned = error { throw ProviderError(error) }
            throw Task.isCancelled || [.diskFull, .interrupted, .jailFailed].contains(error)
                ? .retry(after: nil) : .final(code: "InternalError")
        } catch {
            throw .retry(after: nil)
        }
    }

    private func film(_ job: VideoJob, _ report: @escaping @Sendable (Int) async -> Void) async throws
        -> GeneratedVideo
    {
        let workshop = Workshop(directory: directory, task: job.task)
        try workshop.open()
        defer { workshop.clear() }
        do {
            return try await film(job, in: workshop, report)
        } catch {
            workshop.discardFilms()
            throw error
        }
    }

    private func film(_ job: VideoJob, in workshop: Workshop, _ report: @escaping @Sendable (Int) async -> Void)
        async throws -> GeneratedVideo
    {
        let storyboard = Storyboard(job)
        let pictures = try await PicturePreparation(tools: tools, workshop: workshop).prepare(job, storyboard.size)
        for text in workshop.texts.contents(storyboard) { try workshop.write(text.text, to: text.path) }
        let command = RenderCommand(
            graph: FilterGraph(storyboard, texts: workshop.texts), images: pictures,
            videos: job.videos.map(RenderCommand.Source.init), audios: job.audios.map(RenderCommand.Source.init),
            provenance: try job.provenance.json(producer: "likeness"), files: workshop.films)
        try await tools.render(
            command.arguments, reading: [workshop.path] + (job.videos + job.audios).map(\.path),
            writing: workshop.films.all, timeLimit: Self.timeLimit
        ) { seconds in
            await report(min(99, Int(100 * seconds / storyboard.seconds)))
        }
        try await signer?.sign(workshop.films.movie, job.provenance, producer: "likeness", source: .composite)
        return GeneratedVideo(
            moviePath: workshop.films.movie, thumbnailPath: workshop.films.thumbnail,
            lastFramePath: workshop.films.lastFrame, size: storyboard.size, seconds: storyboard.seconds)
    }
}

extension RenderCommand.Source {
    init(_ reference: ResolvedReference) {
        let isMovie = reference.facts.format == "mp4" || reference.facts.format == "mov"
        self.init(path: reference.path, demuxer: isMovie ? "mov" : reference.facts.format)
    }
}
