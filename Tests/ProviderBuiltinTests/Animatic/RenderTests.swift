// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin
import Testing

/// Films made by the real ffmpeg, looked at frame by frame.
@Suite struct RenderTests {
    private static let colours = ["red", "lime", "blue", "yellow", "magenta", "cyan", "white"]

    /// A picture that is told from others by its colour.
    private static func picture(_ colour: String, in folder: TemporaryFolder, size: String = "960x540") async throws
        -> ResolvedReference
    {
        let path = "\(folder.path)/\(colour).png"
        try await MediaFixtures.make([
            "-f", "lavfi", "-i", "color=\(colour):size=\(size),drawgrid=w=60:h=60:t=4:c=black", "-frames:v", "1", path,
        ])
        return try await ResolvedReference(fileAt: path, tools: MediaTools())
    }

    @Test(arguments: [VideoResolution.p480, .p720, .p1080], AspectRatio.allCases)
    func theFilmHasTheTablesSizeAndTheLengthAskedFor(resolution: VideoResolution, ratio: AspectRatio) async throws {
        try await TemporaryFolder.with { folder in
            let job = SampleOrder(seconds: 4, resolution: resolution, ratio: ratio).job()
            let film = try await RenderedFilm.make(job, in: folder)
            let probe = try await film.probe()
            let size = PixelSize(resolution, ratio)
            #expect(probe.width == size.width && probe.height == size.height)
            #expect(film.video.size == size)
            #expect(probe.framesPerSecond == 24)
            #expect(probe.videoCodec == "h264" && probe.audioCodec == "aac")
            let seconds = try #require(probe.durationSeconds)
            #expect(abs(seconds - 4) <= 0.1)
        }
    }

    @Test func theLargestFilmHasTheVendorsSizeToo() async throws {
        try await TemporaryFolder.with { folder in
            let job = SampleOrder(seconds: 4, resolution: .p2160, ratio: .cinema).job()
            let probe = try await RenderedFilm.make(job, in: folder).probe()
            #expect(probe.width == 4398 && probe.height == 1886)
            #expect(probe.videoCodec == "h264")
        }
    }

    @Test(arguments: [5, 11, 15])
    func lengthsAreKept(seconds: Int) async throws {
        try await TemporaryFolder.with { folder in
            let film = try await RenderedFilm.make(SampleOrder(seconds: seconds).job(), in: folder)
            let measured = try #require(try await film.probe().durationSeconds)
            #expect(abs(measured - Double(seconds)) <= 0.1)
        }
    }

    @Test func everyPlayerCanShowItsPixels() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await RenderedFilm.make(SampleOrder().job(), in: folder)
            // A raw picture's header names the layout of the pixels as they are stored.
            let raw = folder.path + "/raw.y4m"
            try await MediaFixtures.make([
                "-i", film.video.moviePath, "-frames:v", "1", "-f", "yuv4mpegpipe", raw,
            ])
            let header = try Data(contentsOf: URL(filePath: raw)).prefix(64)
            #expect(String(decoding: header, as: UTF8.self).contains(" C420"))
        }
    }

    @Test func theIndexStandsInFront() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await RenderedFilm.make(SampleOrder().job(), in: folder)
            let bytes = try Data(contentsOf: URL(filePath: film.video.moviePath))
            let index = try #require(bytes.range(of: Data("moov".utf8)))
            let media = try #require(bytes.range(of: Data("mdat".utf8)))
            #expect(index.lowerBound < media.lowerBound)
        }
    }

    @Test func everyReferenceIsSeenForASecondInItsOrder() async throws {
        try await TemporaryFolder.with { folder in
            var images: [ResolvedReference] = []
            for colour in Self.colours.prefix(4) { images.append(try await Self.picture(colour, in: folder)) }
            let film = try await RenderedFilm.make(SampleOrder(seconds: 6).job(images: images), in: folder)
            let size = try await film.frames(perSecond: 1)[0]
            var references: [RawFrame] = []
            for colour in Self.colours.prefix(4) {
                let path = "\(folder.path)/\(colour)-small.png"
                try await MediaFixtures.make([
                    "-i", "\(folder.path)/\(colour).png", "-vf", "scale=\(size.width):\(size.height)", path,
                ])
                references.append(try await MediaTools().decodePicture(path, longestSide: size.width))
            }
            // 8 samples a second: a second has at least 7 that are not within a cross-fade's middle.
            let seen = try await film.frames(perSecond: 8).map { frame in
                references.indices.min { frame.distance(to: references[$0]) < frame.distance(to: references[$1]) } ?? -1
            }
            #expect(seen == seen.sorted())
            for index in references.indices { #expect(seen.filter { $0 == index }.count >= 8, "\(index) in \(seen)") }
        }
    }

    @Test func picturesAndClipsAreEachSeenForASecond() async throws {
        try await TemporaryFolder.with { folder in
            let image = try await Self.picture("red", in: folder)
            var clips: [ResolvedReference] = []
            for colour in ["lime", "blue"] { clips.append(try await Self.clip(colour, tone: 300, in: folder)) }
            let job = SampleOrder(seconds: 5).job(images: [image], videos: clips)
            let film = try await RenderedFilm.make(job, in: folder)
            let frames = try await film.frames(perSecond: 8)
            for colour in ["red", "lime", "blue"] {
                let seen = frames.filter { $0.share(of: colour) > 0.5 }
                #expect(seen.count >= 8, "\(colour): \(seen.count)")
            }
        }
    }

    @Test func moreReferencesThanSecondsShareThePictureForASecond() async throws {
        try await TemporaryFolder.with { folder in
            var images: [ResolvedReference] = []
            for colour in Self.colours { images.append(try await Self.picture(colour, in: folder)) }
            let film = try await RenderedFilm.make(SampleOrder(seconds: 4).job(images: images), in: folder)
            let frames = try await film.frames(perSecond: 8)
            for colour in Self.colours {
                let seen = frames.filter { $0.share(of: colour) > 0.05 }
                #expect(seen.count >= 8, "\(colour): \(seen.count)")
            }
        }
    }

    @Test func neighbouringFramesAlwaysDiffer() async throws {
        try await TemporaryFolder.with { folder in
            let images = [try await Self.picture("red", in: folder), try await Self.picture("blue", in: folder)]
            let film = try await RenderedFilm.make(SampleOrder(seconds: 4).job(images: images), in: folder)
            let frames = try await film.frames(perSecond: 24, width: 320)
            #expect(frames.count == 96)
            for (index, pair) in zip(frames, frames.dropFirst()).enumerated() {
                #expect(pair.0.distance(to: pair.1) > 0.02, "frame \(index)")
            }
        }
    }

    @Test func theFirstAndTheLastFrameAreThoseGiven() async throws {
        try await TemporaryFolder.with { folder in
            let images = [
                try await Self.picture("red", in: folder, size: "864x496"),
                try await Self.picture("blue", in: folder, size: "864x496"),
            ]
            let job = SampleOrder(seconds: 4, roles: [.firstFrame, .lastFrame]).job(images: images)
            let film = try await RenderedFilm.make(job, in: folder)
            let frames = try await film.frames(perSecond: 24)
            for (frame, colour) in [(frames[0], "red"), (frames[frames.count - 1], "blue")] {
                let path = "\(folder.path)/\(colour)-small.png"
                try await MediaFixtures.make([
                    "-i", "\(folder.path)/\(colour).png", "-vf", "scale=\(frame.width):\(frame.height)", path,
                ])
                let wanted = try await MediaTools().decodePicture(path, longestSide: frame.width)
                // The label and the codec's loss are all that is between them.
                #expect(frame.distance(to: wanted) < 8, "\(colour)")
            }
            let last = try await MediaTools().decodePicture(film.video.lastFramePath, longestSide: 160)
            #expect(last.distance(to: frames[frames.count - 1]) < 6)
        }
    }

    @Test func clipsPlayAndSoundsAreHeard() async throws {
        try await TemporaryFolder.with { folder in
            let clipPath = folder.path + "/clip.mp4"
            try await MediaFixtures.clip(at: clipPath, width: 640, height: 360, seconds: 3)
            let clip = try await ResolvedReference(fileAt: clipPath, tools: MediaTools())
            let film = try await RenderedFilm.make(SampleOrder(seconds: 4).job(videos: [clip]), in: folder)
            #expect(try await Self.loudness(film) > -40)
            let silent = try await RenderedFilm.make(
                SampleOrder(seconds: 4, generateAudio: false).job(videos: [clip]), in: folder)
            #expect(try await Self.loudness(silent) < -80)
        }
    }

    @Test func theSoundLastsAsLongAsTheFilm() async throws {
        try await TemporaryFolder.with { folder in
            for order in [SampleOrder(seconds: 4), SampleOrder(seconds: 5, generateAudio: false)] {
                let film = try await RenderedFilm.make(order.job(), in: folder)
                let path = "\(folder.path)/\(film.video.seconds).wav"
                try await MediaFixtures.make(["-i", film.video.moviePath, "-vn", path])
                let heard = try #require(try await MediaTools().probe(path).durationSeconds)
                #expect(abs(heard - film.video.seconds) < 0.05, "\(heard) of \(film.video.seconds) s")
            }
        }
    }

    @Test func theSoundsThatWereGivenAreHeard() async throws {
        try await TemporaryFolder.with { folder in
            let path = folder.path + "/tone.wav"
            try await MediaFixtures.make(["-f", "lavfi", "-i", "sine=frequency=2500:duration=4", path])
            let tone = try await ResolvedReference(fileAt: path, tools: MediaTools())
            let clip = try await Self.clip("lime", tone: 3500, in: folder)
            /// Of the given sound and of the clip's own.
            func heard(_ job: VideoJob) async throws -> (tone: Double, clip: Double) {
                let film = try await RenderedFilm.make(job, in: folder)
                return (try await Self.loudness(film, at: 2500), try await Self.loudness(film, at: 3500))
            }
            let order = SampleOrder(seconds: 4)
            let nothing = try await heard(order.job())
            let ofClip = try await heard(order.job(videos: [clip]))
            let given = try await heard(order.job(videos: [clip], audios: [tone]))
            #expect(ofClip.clip > nothing.clip + 15, "\(ofClip) against \(nothing)")
            #expect(given.tone > nothing.tone + 15, "\(given) against \(nothing)")
            // A sound that is given takes the place of the clips'.
            #expect(given.clip < ofClip.clip - 15, "\(given) against \(ofClip)")
        }
    }

    /// Three seconds of a colour with a tone.
    private static func clip(_ colour: String, tone: Int, in folder: TemporaryFolder) async throws
        -> ResolvedReference
    {
        let path = "\(folder.path)/\(colour).mp4"
        try await MediaFixtures.make([
            "-f", "lavfi", "-i", "color=\(colour):size=960x540:rate=24:duration=3", "-f", "lavfi", "-i",
            "sine=frequency=\(tone):duration=3", "-pix_fmt", "yuv420p", "-shortest", path,
        ])
        return try await ResolvedReference(fileAt: path, tools: MediaTools())
    }

    /// Mean volume in dB, by ffmpeg's own measure.
    /// - Parameter frequency: of a narrow band; nil for all that is heard.
    private static func loudness(_ film: RenderedFilm, at frequency: Int? = nil) async throws -> Double {
        let band = frequency.map { "bandpass=f=\($0):width_type=h:w=60," } ?? ""
        let path = film.folder + "/volume-\(UUID().uuidString).txt"
        try await MediaFixtures.make([
            "-i", film.video.moviePath, "-af",
            "\(band)astats=metadata=1:reset=0,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=\(path)", "-f",
            "null",
            "-",
        ])
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        let level = lines.last { $0.contains("RMS_level=") }?.split(separator: "=").last.map(String.init) ?? ""
        return level == "-inf" ? -200 : try #require(Double(level))
    }

    @Test func theFileSaysWhatMadeIt() async throws {
        try await TemporaryFolder.with { folder in
            let job = SampleOrder().job()
            let film = try await RenderedFilm.make(job, in: folder)
            let path = folder.path + "/tags.txt"
            try await MediaFixtures.make(["-i", film.video.moviePath, "-f", "ffmetadata", path])
            let tags = try String(contentsOfFile: path, encoding: .utf8)
            #expect(tags.contains("AIGC="))
            #expect(tags.contains("\"Label\":\"1\""))
            #expect(tags.contains(job.task.rawValue))
        }
    }

    @Test func theLabelIsSeenForTwoSecondsAndThenGoes() async throws {
        try await TemporaryFolder.with { folder in
            let image = try await Self.picture("white", in: folder)
            func corner(_ job: VideoJob) async throws -> [Double] {
                let film = try await RenderedFilm.make(job, in: folder)
                return try await film.frames(perSecond: 4, width: 432).map { frame in
                    // The upper right corner: white when nothing is over it.
                    let columns = (frame.width * 3 / 4)..<(frame.width - 12)
                    let pixels = (8..<frame.height / 10).flatMap { row in columns.map { 3 * (row * frame.width + $0) } }
                    return pixels.reduce(0.0) { $0 + Double(frame.rgb[$1]) } / Double(pixels.count)
                }
            }
            let plain = try await corner(SampleOrder(seconds: 4).job(images: [image]))
            let bare = try #require(plain.last)
            #expect(plain.prefix(8).allSatisfy { $0 < bare - 20 }, "\(plain)")
            let marked = try await corner(SampleOrder(seconds: 4, watermark: true).job(images: [image]))
            #expect(marked.allSatisfy { $0 < bare - 20 }, "\(marked)")
        }
    }

    @Test func aPromptIsNeverTakenForAFilter() async throws {
        try await TemporaryFolder.with { folder in
            let job = SampleOrder(prompt: "a':x=0,crop=1:1;[0]%{localtime}\\n\"$(id)\u{1F600}").job()
            let film = try await RenderedFilm.make(job, in: folder)
            #expect(try await film.probe().width == 864)
        }
    }

    @Test func aReferenceThatCannotBeReadIsNamed() async throws {
        try await TemporaryFolder.with { folder in
            let good = try await Self.picture("red", in: folder)
            let path = folder.path + "/broken.png"
            try Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]).write(to: URL(filePath: path))
            let broken = ResolvedReference(path: path, facts: good.facts)
            let generator = AnimaticGenerator(tools: MediaTools(), directory: folder.path + "/films")
            let step = try await generator.step(
                SampleOrder().job(images: [good, broken]), checkpoint: nil, report: { _ in })
            guard case .failed(let failure) = step else {
                Issue.record("\(step)")
                return
            }
            #expect("\(failure)".contains("image_urls[1]"))
        }
    }

    @Test func theSameJobMakesTheSameFilm() async throws {
        try await TemporaryFolder.with { folder in
            let image = try await Self.picture("lime", in: folder)
            let job = SampleOrder(seconds: 4).job(images: [image])
            let first = try await RenderedFilm.make(job, in: folder).frames(perSecond: 4)
            let second = try await RenderedFilm.make(job, in: folder).frames(perSecond: 4)
            #expect(zip(first, second).allSatisfy { $0.distance(to: $1) < 0.5 })
        }
    }
}
