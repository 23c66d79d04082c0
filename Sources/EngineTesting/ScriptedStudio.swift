// SPDX-License-Identifier: Apache-2.0

package import Foundation
package import LikenessCore

/// Generator, inspector and screener of a test: a file's content tells what it is.
package actor ScriptedStudio: VideoGenerator, VideoLabeller, MediaInspector, FaceScreener {
    private let folder: String
    package private(set) var jobs: [VideoJob] = []
    package private(set) var checkpoints: [Data?] = []
    package private(set) var labelled: [VideoProvenance] = []
    package private(set) var screened: [String] = []
    private var steps: [VideoStep] = []
    private var hangs = false
    private var brokenStills = 0

    package init(folder: String) {
        self.folder = folder
    }

    /// What the next steps come to; a finished video when nothing is left.
    package func answer(_ steps: VideoStep...) { self.steps += steps }
    package func hang() { hangs = true }

    package func step(_ job: VideoJob, checkpoint: Data?, report: @escaping @Sendable (Int) async -> Void)
        async throws(ProviderError) -> VideoStep
    {
        jobs.append(job)
        checkpoints.append(checkpoint)
        await report(50)
        if hangs {
            do { try await Task.sleep(for: .seconds(3600)) } catch { throw .retry(after: nil) }
        }
        if !steps.isEmpty { return steps.removeFirst() }
        return .finished(
            GeneratedVideo(
                moviePath: make("movie.mp4"), thumbnailPath: make("thumbnail.jpg"), lastFramePath: make("last.png"),
                size: PixelSize(1280, 720), seconds: 5))
    }

    package func inspect(path: String) -> MediaFacts? {
        let content = read(path)
        let type: AssetType? =
            content.hasPrefix("video")
            ? .video : content.hasPrefix("audio") ? .audio : content.hasPrefix("junk") ? nil : .image
        guard let type else { return nil }
        return MediaFacts(
            type: type, format: "any", byteCount: 1, width: 640, height: 480,
            durationSeconds: content.split(separator: "-").last.flatMap { Double($0) }, framesPerSecond: nil,
            hasAudio: false)
    }

    /// The next picture of a film can't be made, as when somebody else has moved the film away.
    package func failStill() { brokenStills += 1 }

    package func still(of path: String, at moment: StillMoment) throws(ProviderError) -> String {
        if brokenStills > 0 {
            brokenStills -= 1
            throw .final(code: "UnreadableMedia")
        }
        return make(moment == .beginning ? "still.jpg" : "still.png")
    }

    /// The same film under another name.
    package func label(
        path: String, _ provenance: VideoProvenance, producer: String, keepsLabel: Bool
    ) throws(ProviderError) -> String {
        labelled.append(provenance)
        let copy = "\(folder)/\(UUID().uuidString)-labelled.mp4"
        do { try FileManager.default.copyItem(atPath: path, toPath: copy) } catch { throw .retry(after: nil) }
        return copy
    }

    package func thumbnail(of path: String, within side: Int) -> Data? {
        let content = read(path)
        return content.hasPrefix("audio") ? nil : Data("small \(content)".utf8)
    }

    package func showsRealFace(path: String, type: AssetType) -> Bool {
        screened.append(read(path))
        return read(path).contains("face")
    }

    private func read(_ path: String) -> String {
        (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    }

    private func make(_ name: String) -> String {
        let path = "\(folder)/\(UUID().uuidString)-\(name)"
        _ = FileManager.default.createFile(atPath: path, contents: Data("made \(name)".utf8))
        return path
    }
}
