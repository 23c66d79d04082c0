// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin
import Testing

@Suite struct FilmLabellerTests {
    private static let task = TaskID(rawValue: "task_01KMCGF6BQGN3X28H3KSR50X5T")
    private static let provenance = VideoProvenance(task: task, receipts: ["cd34", "ab12"])

    /// A white film, as a provider might send it.
    private static func film(in folder: TemporaryFolder, _ metadata: [String] = []) async throws -> String {
        let path = folder.path + "/film.mp4"
        try await MediaFixtures.make(
            [
                "-f", "lavfi", "-i", "color=white:size=864x496:rate=24:duration=4", "-f", "lavfi", "-i",
                "sine=frequency=330:duration=4", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p",
                "-c:a",
                "aac", "-shortest",
            ] + metadata + ["-movflags", "+use_metadata_tags", path])
        return path
    }

    private static func label(
        _ path: String, in folder: TemporaryFolder, isVisible: Bool = true, keepsLabel: Bool = false
    ) async throws -> String {
        try await FilmLabeller(media: MediaTools(), scratch: folder.path, isVisible: isVisible)
            .label(path: path, provenance, producer: "ark", keepsLabel: keepsLabel)
    }

    private static func fields(of path: String) async throws -> [String: String] {
        let text = try #require(try await MediaTools().tag("AIGC", of: path))
        return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }

    /// How bright the upper right corner is, four times a second.
    private static func corner(of path: String, in folder: TemporaryFolder) async throws -> [Double] {
        let video = GeneratedVideo(
            moviePath: path, thumbnailPath: "", lastFramePath: "", size: PixelSize(864, 496), seconds: 4)
        return try await RenderedFilm(video: video, folder: folder.path).frames(perSecond: 4, width: 432).map { frame in
            let columns = (frame.width * 3 / 4)..<(frame.width - 12)
            let pixels = (8..<frame.height / 10).flatMap { row in columns.map { 3 * (row * frame.width + $0) } }
            return pixels.reduce(0.0) { $0 + Double(frame.rgb[$1]) } / Double(pixels.count)
        }
    }

    @Test func aProvidersFilmGetsTheWordsForTwoSecondsAndTheField() async throws {
        try await TemporaryFolder.with { folder in
            let made = try await Self.label(Self.film(in: folder), in: folder)
            let corner = try await Self.corner(of: made, in: folder)
            let bare = try #require(corner.last)
            #expect(corner.prefix(8).allSatisfy { $0 < bare - 20 }, "\(corner)")
            #expect(bare > 240)
            let probe = try await MediaTools().probe(made)
            #expect(
                probe.width == 864 && probe.height == 496 && probe.videoCodec == "h264" && probe.audioCodec == "aac")
            #expect(abs((probe.durationSeconds ?? 0) - 4) < 0.2)
            let fields = try await Self.fields(of: made)
            #expect(fields["Label"] == "1" && fields["ContentProducer"] == "ark")
            #expect(fields["ProduceID"] == Self.task.rawValue)
            #expect(fields["ReservedCode1"] == "consent-receipt-sha256=ab12,cd34")
        }
    }

    @Test func whereACertificateIsConfiguredEveryVideoIsSignedWithTheConsentsInIt() async throws {
        try await TemporaryFolder.with { folder in
            let library = FilmSigner.usualLibrary(in: FileManager.default.currentDirectoryPath + "/var")
            let signer = FilmSigner(library: library, certificate: try FilmCertificate.make(in: folder))
            let labelled = try await FilmLabeller(media: MediaTools(), scratch: folder.path, signer: signer)
                .label(path: Self.film(in: folder), Self.provenance, producer: "ark", keepsLabel: false)
            let job = SampleOrder(seconds: 4).job()
            let step = try await AnimaticGenerator(
                tools: MediaTools(), directory: folder.path + "/films", signer: signer
            ).step(job, checkpoint: nil, report: { _ in })
            guard case .finished(let animatic) = step else { throw RenderedFilm.Unfinished(step: "\(step)") }
            for (film, words) in [
                (labelled, [Self.task.rawValue, "ab12", "cd34", "trainedAlgorithmicMedia", "ark"]),
                (animatic.moviePath, [job.task.rawValue, "/composite", "likeness"]),
            ] {
                let json = try #require(try await signer.manifest(of: film))
                let text = String(decoding: json, as: UTF8.self).replacing("\\/", with: "/")
                #expect(words.allSatisfy { text.contains($0) }, "\(text)")
                #expect(text.contains(#""validation_state": "Valid""#), "\(text)")
                #expect(try await MediaTools().tag("AIGC", of: film) != nil)
            }
        }
    }

    @Test func theWordsStayToTheEndWhereAWatermarkWasAskedFor() async throws {
        try await TemporaryFolder.with { folder in
            let made = try await Self.label(Self.film(in: folder), in: folder, keepsLabel: true)
            let corner = try await Self.corner(of: made, in: folder)
            #expect(corner.allSatisfy { $0 < 235 }, "\(corner)")
        }
    }

    @Test func aProducerThatNamedItselfStaysAndWePassItOn() async throws {
        try await TemporaryFolder.with { folder in
            let theirs = #"{"Label":"1","ContentProducer":"ByteDance","ProduceID":"cgt-1"}"#
            let made = try await Self.label(Self.film(in: folder, ["-metadata", "AIGC=\(theirs)"]), in: folder)
            let fields = try await Self.fields(of: made)
            #expect(fields["ContentProducer"] == "ByteDance" && fields["ProduceID"] == "cgt-1")
            #expect(fields["ContentPropagator"] == "likeness" && fields["PropagateID"] == Self.task.rawValue)
            #expect(fields["ReservedCode2"]?.contains("ab12") == true)
        }
    }

    @Test func withoutWordsThePictureStaysAsItWas() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await Self.film(in: folder)
            let made = try await Self.label(film, in: folder, isVisible: false)
            #expect(try await Self.corner(of: made, in: folder).allSatisfy { $0 > 240 })
            #expect(try await Self.fields(of: made)["ContentProducer"] == "ark")
        }
    }

    @Test func whatIsNoFilmIsFinalAndLeavesNothingBehind() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path + "/film.mp4"
            try Data("no film".utf8).write(to: URL(filePath: path))
            let error = await #expect(throws: ProviderError.self) { try await Self.label(path, in: folder) }
            guard case .final? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["film.mp4"])
        }
    }
}
