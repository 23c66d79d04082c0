// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension MediaTools {
    /// - Throws: `MediaError.undetectable` for what isn't media.
    package func probe(_ path: String) async throws(MediaError) -> MediaProbe {
        let file = try FileKind(fileAt: path)
        if file == .heif { return try await probeHEIF(path) }
        if file.kind == .image {
            guard let header = PictureHeader(file, fileAt: path) else { throw .damaged }
            return .still(file, width: header.uprightWidth, height: header.uprightHeight)
        }
        let output = try await ToolRun(
            executable: ffprobe,
            arguments: ToolRun.safety + Self.pixelBound + [
                "-f", file.demuxer, "-show_entries",
                "format=duration:stream=codec_type,codec_name,width,height,avg_frame_rate,duration"
                    + ":stream_disposition=attached_pic:stream_side_data=rotation",
                "-of", "json", "-i", path,
            ], reads: [path], jail: jail
        ).run()
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        guard let answer = try? decoder.decode(ProbeAnswer.self, from: Data(output)) else {
            throw .damaged
        }
        guard let probe = MediaProbe(answer, file: file) else { throw .damaged }
        return probe
    }
}

/// ffprobe's JSON, as far as we ask for it.
struct ProbeAnswer: Decodable {
    struct Stream: Decodable {
        struct Disposition: Decodable {
            let attachedPic: Int?
        }

        struct SideData: Decodable {
            let rotation: Double?
        }

        let codecType: String?
        let codecName: String?
        let width: Int?
        let height: Int?
        let avgFrameRate: String?
        let duration: String?
        let disposition: Disposition?
        let sideDataList: [SideData]?
    }

    struct Format: Decodable {
        let duration: String?
    }

    let streams: [Stream]
    let format: Format?

    /// Cover pictures of sound files are not video.
    var video: Stream? { streams.first { $0.codecType == "video" && $0.disposition?.attachedPic != 1 } }
    var audio: Stream? { streams.first { $0.codecType == "audio" } }

    /// Whether players turn the picture by a quarter.
    var isTurned: Bool {
        video?.sideDataList?.compactMap(\.rotation).contains { abs($0.remainder(dividingBy: 180)) == 90 } ?? false
    }
}

extension MediaProbe {
    /// Nil when the streams don't fit the kind of file.
    init?(_ answer: ProbeAnswer, file: FileKind) {
        let video = file.kind == .audio ? nil : answer.video
        guard let stream = video ?? answer.audio, let kind = Self.kind(file, answer) else { return nil }
        // The stream's own length: a container may go on with sound when the picture has ended.
        let seconds = (stream.duration ?? answer.format?.duration).flatMap(Double.init).flatMap {
            $0.isFinite ? max(0, $0) : nil
        }
        let isTurned = answer.isTurned
        self.init(
            kind: kind, format: file.rawValue, width: isTurned ? video?.height : video?.width,
            height: isTurned ? video?.width : video?.height, durationSeconds: seconds,
            framesPerSecond: video?.avgFrameRate.flatMap(Self.quotient),
            videoCodec: video?.codecName, audioCodec: answer.audio?.codecName)
    }

    private static func kind(_ file: FileKind, _ answer: ProbeAnswer) -> Kind? {
        if file.kind == .video, answer.video?.width != nil { return .video }
        return answer.audio == nil ? nil : .audio
    }

    /// `30000/1001` as a number; nil for `0/0`.
    private static func quotient(_ text: String) -> Double? {
        let parts = text.split(separator: "/").compactMap { Double($0) }
        guard parts.count == 2, parts[0] > 0, parts[1] > 0, (parts[0] / parts[1]).isFinite else { return nil }
        return parts[0] / parts[1]
    }
}
