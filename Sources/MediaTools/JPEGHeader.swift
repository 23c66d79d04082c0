// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// What the segments before a JPEG's pixels say. Read by us, before a decoder is started on it.
struct JPEGHeader: Equatable {
    /// As stored, before orientation is applied.
    private(set) var width = 0
    private(set) var height = 0
    /// EXIF's number, 1 to 8; 1 is upright.
    private(set) var orientation = 1
    /// Segments that are left out of what we keep, as ranges of bytes: EXIF, XMP, IPTC, comments, vendors' data.
    private(set) var metadata: [Range<Int>] = []

    /// Nil unless `bytes` begin as a JPEG does and name its size.
    init?(_ bytes: [UInt8]) {
        guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
        var offset = 2
        while offset + 4 <= bytes.count {
            guard bytes[offset] == 0xFF else { return nil }
            let marker = bytes[offset + 1]
            if marker == 0xFF {
                offset += 1
                continue
            }
            let end = offset + 2 + Int(bytes[offset + 2]) << 8 + Int(bytes[offset + 3])
            guard end > offset + 3, end <= bytes.count else { return nil }
            read(marker, bytes[(offset + 4)..<end], segment: offset..<end)
            if marker == 0xDA { break }
            offset = end
        }
        guard width > 0, height > 0 else { return nil }
    }

    /// Nil for what is no JPEG, or has more than 4 MB before its size.
    init?(fileAt path: String) {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) else { return nil }
        var bytes = [UInt8](repeating: 0, count: 4 << 20)
        guard let count = try? file.closeAfter({ try bytes.withUnsafeMutableBytes { try file.read(into: $0) } })
        else { return nil }
        bytes.removeLast(bytes.count - count)
        self.init(bytes)
    }

    private mutating func read(_ marker: UInt8, _ payload: ArraySlice<UInt8>, segment: Range<Int>) {
        switch marker {
        case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker) && payload.count >= 5:
            let start = payload.startIndex
            height = Int(payload[start + 1]) << 8 + Int(payload[start + 2])
            width = Int(payload[start + 3]) << 8 + Int(payload[start + 4])
        case 0xE1:
            if let found = Self.orientation(payload) { orientation = found }
            metadata.append(segment)
        // What colours need is kept: JFIF, ICC profile, Adobe.
        case 0xE2 where payload.starts(with: "ICC_PROFILE".utf8): break
        case 0xE2...0xED, 0xEF, 0xFE: metadata.append(segment)
        default: break
        }
    }

    /// The orientation in an EXIF segment's first directory.
    private static func orientation(_ payload: ArraySlice<UInt8>) -> Int? {
        guard payload.starts(with: "Exif\0\0".utf8) else { return nil }
        return TIFFDirectory(Array(payload.dropFirst(6)))?.orientation
    }
}
