// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// What a file is by its first bytes. Only these are ever handed to a demuxer, and each to its own: ffmpeg never
/// guesses, so no playlist or script format is opened by accident.
enum FileKind: String, CaseIterable, Sendable {
    case jpeg, png, webp, bmp, tiff, gif, heif, mp4, mov, wav, mp3

    /// ffmpeg's name of the only demuxer that may read it.
    var demuxer: String {
        switch self {
        case .jpeg: "jpeg_pipe"
        case .png: "png_pipe"
        case .webp: "webp_pipe"
        case .bmp: "bmp_pipe"
        case .tiff: "tiff_pipe"
        case .gif: "gif"
        case .mp4, .mov, .heif: "mov"
        case .wav: "wav"
        case .mp3: "mp3"
        }
    }

    var kind: MediaProbe.Kind {
        switch self {
        case .jpeg, .png, .webp, .bmp, .tiff, .gif, .heif: .image
        case .mp4, .mov: .video
        case .wav, .mp3: .audio
        }
    }

    /// - Throws: `.undetectable` when the first bytes are none of ours, `.interrupted` when the file can't be read.
    init(fileAt path: String) throws(MediaError) {
        var head = [UInt8](repeating: 0, count: 32)
        do {
            let file = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
            let count = try file.closeAfter { try head.withUnsafeMutableBytes { try file.read(into: $0) } }
            head.removeLast(head.count - count)
        } catch {
            throw .interrupted
        }
        guard let kind = FileKind(head: head) else { throw .undetectable }
        self = kind
    }

    /// - Parameter head: the file's first bytes, 12 or more.
    init?(head: [UInt8]) {
        func has(_ text: String, at offset: Int = 0) -> Bool {
            head.dropFirst(offset).starts(with: text.utf8)
        }
        if head.starts(with: [0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            self = .png
        } else if has("RIFF"), has("WEBP", at: 8) {
            self = .webp
        } else if has("RIFF"), has("WAVE", at: 8) {
            self = .wav
        } else if has("BM") {
            self = .bmp
        } else if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
            self = .tiff
        } else if has("GIF87a") || has("GIF89a") {
            self = .gif
        } else if has("ftyp", at: 4) {
            self.init(brand: String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self))
        } else if ["moov", "mdat", "wide", "free", "skip"].contains(where: { has($0, at: 4) }) {
            self = .mov
        } else if has("ID3") || (head.count > 2 && head[0] == 0xFF && head[1] & 0xE6 == 0xE2) {
            self = .mp3
        } else {
            return nil
        }
    }

    private init(brand: String) {
        switch brand {
        case "qt  ": self = .mov
        case "heic", "heix", "hevc", "hevx", "heim", "heis", "mif1", "msf1": self = .heif
        default: self = .mp4
        }
    }
}
