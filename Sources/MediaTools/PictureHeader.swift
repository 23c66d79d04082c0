// SPDX-License-Identifier: Apache-2.0

/// A picture's size and how it is to be turned, as its first bytes say. Read by us, before a decoder is started on it:
/// ffprobe decodes pictures to learn the size.
struct PictureHeader: Equatable {
    /// As stored, before orientation is applied.
    let width: Int
    let height: Int
    /// EXIF's number, 1 to 8; 1 is upright.
    let orientation: Int

    /// Nil for a damaged header, and for HEIF, which libheif's tools read.
    init?(_ kind: FileKind, fileAt path: String) {
        guard let file = FileBytes(path: path) else { return nil }
        let found: (width: Int?, height: Int?, orientation: Int?)
        switch kind {
        case .jpeg:
            let header = JPEGHeader(fileAt: path)
            found = (header?.width, header?.height, header?.orientation)
        case .png: found = (file.number(at: 16, size: 4), file.number(at: 20, size: 4), file.pngOrientation)
        case .gif:
            found = (file.number(at: 6, size: 2, isLittle: true), file.number(at: 8, size: 2, isLittle: true), nil)
        case .bmp: found = (file.bitmapSide(0), file.bitmapSide(1), nil)
        case .webp: found = (file.webpSize?.width, file.webpSize?.height, file.webpOrientation)
        case .tiff:
            let directory = TIFFDirectory { file.read(at: $0, count: $1) }
            found = (directory?.value(of: .width), directory?.value(of: .height), directory?.orientation)
        case .heif, .mp4, .mov, .wav, .mp3: return nil
        }
        guard let width = found.width, let height = found.height, width > 0, height > 0 else { return nil }
        self.width = width
        self.height = height
        self.orientation = found.orientation ?? 1
    }

    private var isTurned: Bool { orientation >= 5 }

    var uprightWidth: Int { isTurned ? height : width }
    var uprightHeight: Int { isTurned ? width : height }

    /// ffmpeg's filters that turn the stored pixels upright.
    var turning: [String] {
        switch orientation {
        case 2: ["hflip"]
        case 3: ["hflip", "vflip"]
        case 4: ["vflip"]
        case 5: ["transpose=cclock_flip"]
        case 6: ["transpose=clock"]
        case 7: ["transpose=clock_flip"]
        case 8: ["transpose=cclock"]
        default: []
        }
    }
}

extension FileBytes {
    private static let mostChunks = 4096

    /// The number in PNG's `eXIf` chunk.
    fileprivate var pngOrientation: Int? {
        var offset = 8
        for _ in 0..<Self.mostChunks {
            guard let size = number(at: offset, size: 4), let name = read(at: offset + 4, count: 4) else { return nil }
            if name == Array("eXIf".utf8) { return exifOrientation(at: offset + 8, size: size) }
            offset += 12 + size
        }
        return nil
    }

    /// - Parameter index: 0 for the width, 1 for the height, which is negative when the rows are from the top.
    fileprivate func bitmapSide(_ index: Int) -> Int? {
        guard let size = number(at: 14, size: 4, isLittle: true) else { return nil }
        if size == 12 { return number(at: 18 + 2 * index, size: 2, isLittle: true) }
        return number(at: 18 + 4 * index, size: 4, isLittle: true).map { abs(Int(Int32(truncatingIfNeeded: $0))) }
    }

    fileprivate var webpSize: (width: Int, height: Int)? {
        guard let name = read(at: 12, count: 4) else { return nil }
        switch String(decoding: name, as: UTF8.self) {
        case "VP8 ":
            guard let width = number(at: 26, size: 2, isLittle: true),
                let height = number(at: 28, size: 2, isLittle: true)
            else { return nil }
            return (width & 0x3FFF, height & 0x3FFF)
        case "VP8L":
            guard let bits = number(at: 21, size: 4, isLittle: true) else { return nil }
            return (bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
        case "VP8X":
            guard let width = number(at: 24, size: 3, isLittle: true),
                let height = number(at: 27, size: 3, isLittle: true)
            else { return nil }
            return (width + 1, height + 1)
        default: return nil
        }
    }

    /// The number in WebP's `EXIF` chunk.
    fileprivate var webpOrientation: Int? {
        var offset = 12
        for _ in 0..<Self.mostChunks {
            guard let name = read(at: offset, count: 4), let size = number(at: offset + 4, size: 4, isLittle: true)
            else { return nil }
            if name == Array("EXIF".utf8) { return exifOrientation(at: offset + 8, size: size) }
            offset += 8 + size + size % 2
        }
        return nil
    }

    private func exifOrientation(at offset: Int, size: Int) -> Int? {
        guard size <= 1 << 20, let bytes = read(at: offset, count: size) else { return nil }
        // Some writers keep the prefix that EXIF has in a JPEG.
        let prefix = Array("Exif\0\0".utf8)
        return TIFFDirectory(bytes.starts(with: prefix) ? Array(bytes.dropFirst(prefix.count)) : bytes)?.orientation
    }
}
