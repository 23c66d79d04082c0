// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import MediaTools

/// The files of one film.
struct FilmFiles {
    let movie: String
    let thumbnail: String
    let lastFrame: String

    var all: [String] { [movie, thumbnail, lastFrame] }
}

/// ffmpeg's arguments for a film.
struct RenderCommand {
    /// A reference as the command names it.
    struct Source: Equatable {
        let path: String
        /// ffmpeg's name of the only demuxer that may read it: ffmpeg never guesses at a stranger's file.
        let demuxer: String
    }

    let graph: FilterGraph
    let images: [Source]
    let videos: [Source]
    let audios: [Source]
    /// The value of the file's `AIGC` field.
    let provenance: String
    let files: FilmFiles

    var arguments: [String] {
        graph.inputs.flatMap(arguments) + ["-filter_complex", graph.text] + movie + stills
    }

    private func arguments(_ input: FilterGraph.Input) -> [String] {
        func reading(_ source: Source, _ options: [String]) -> [String] {
            ["-protocol_whitelist", "file,pipe"] + MediaTools.pixelBound + options + [
                "-f", source.demuxer, "-i", source.path,
            ]
        }
        return switch input {
        case .picture(let index):
            reading(images[index], ["-framerate", "\(Timetable.framesPerSecond)"])
        case .clip(let index, let frames):
            reading(videos[index], ["-stream_loop", "-1", "-t", FilterText.seconds(frames + 1)])
        case .audio(let index, let frames):
            reading(audios[index], ["-t", FilterText.seconds(frames + 1)])
        }
    }

    /// The number of threads is fixed, because the encoder's decisions depend on it: the same seed makes the same
    /// frames on any machine. Its own notes in the stream (units of type 6) are left out.
    private var movie: [String] {
        [
            "-map", "[movie]", "-map", "[sound]", "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-profile:v",
            "high", "-pix_fmt", "yuv420p", "-threads:v", "4", "-g", "48", "-r", "\(Timetable.framesPerSecond)",
            "-bsf:v", "filter_units=remove_types=6", "-c:a", "aac", "-b:a", "128k",
            "-map_metadata", "-1", "-map_chapters", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a",
            "+bitexact", "-metadata", "AIGC=\(provenance)", "-movflags", "+faststart+use_metadata_tags", "-f", "mp4",
            files.movie,
        ]
    }

    private var stills: [String] {
        func still(_ label: String, _ options: [String], _ path: String) -> [String] {
            ["-map", label, "-frames:v", "1"] + options
                + ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "image2"]
                + ["-update", "1", path]
        }
        return still("[thumbnail]", ["-c:v", "mjpeg", "-q:v", "3"], files.thumbnail)
            + still("[last]", ["-c:v", "png"], files.lastFrame)
    }
}
