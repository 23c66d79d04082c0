// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A format that is taken in, told by a file's first bytes: names and declared types are not believed.
enum FileFormat: String, CaseIterable {
    case jpeg, png, webp, gif, bmp, tiff, heic, heif, mp4, mov, mp3, wav

    /// How many bytes `init(firstBytes:)` wants to see.
    static let bytesNeeded = 16

    /// A format's name as the probe writes it.
    init?(named name: String) {
        self.init(rawValue: name)
    }

    init?(firstBytes bytes: [UInt8]) {
        func has(_ text: [UInt8], at offset: Int = 0) -> Bool { bytes.dropFirst(offset).starts(with: text) }
        func has(_ text: String, at offset: Int = 0) -> Bool { has(Array(text.utf8), at: offset) }
        if has([0xFF, 0xD8, 0xFF]) {
            self = .jpeg
        } else if has([0x89]), has("PNG\r\n", at: 1) {
            self = .png
        } else if has("RIFF"), has("WEBP", at: 8) {
            self = .webp
        } else if has("RIFF"), has("WAVE", at: 8) {
            self = .wav
        } else if has("GIF87a") || has("GIF89a") {
            self = .gif
        } else if has("BM") {
            self = .bmp
        } else if has([0x49, 0x49, 0x2A, 0]) || has([0x4D, 0x4D, 0, 0x2A]) {
            self = .tiff
        } else if has("ID3") || (bytes.count > 1 && bytes[0] == 0xFF && bytes[1] & 0xE6 == 0xE2) {
            self = .mp3
        } else if has("ftyp", at: 4), bytes.count >= 12 {
            self = Self.brand(String(decoding: bytes[8..<12], as: UTF8.self))
        } else {
            return nil
        }
    }

    var type: AssetType {
        switch self {
        case .jpeg, .png, .webp, .gif, .bmp, .tiff, .heic, .heif: .image
        case .mp4, .mov: .video
        case .mp3, .wav: .audio
        }
    }

    var contentType: String {
        switch self {
        case .mp3: "audio/mpeg"
        case .mov: "video/quicktime"
        default: "\(type.rawValue.lowercased())/\(rawValue)"
        }
    }

    /// For a file's name.
    var ending: String { self == .jpeg ? "jpg" : rawValue }

    /// The `ftyp` box's major brand (ISO 14496-12); still pictures have brands of their own, all else is a film.
    private static func brand(_ brand: String) -> FileFormat {
        switch brand {
        case "heic", "heix", "hevc", "hevx", "heim", "heis": .heic
        case "mif1", "msf1", "heif": .heif
        case "qt  ": .mov
        default: .mp4
        }
    }
}
