// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// The box of an MP4 that holds a C2PA manifest (C2PA 2.1, annex on BMFF): a `uuid` box at the top with this identifier.
enum C2PABox {
    private static let identifier: [UInt8] = [
        0xD8, 0xFE, 0xC3, 0xD6, 0x1B, 0x0E, 0x48, 0x3C, 0x92, 0x97, 0x58, 0x28, 0x87, 0x7E, 0xC4, 0x81,
    ]
    /// A file may have any number of boxes; those of a manifest come early.
    private static let mostBoxes = 1000

    static func isIn(_ path: String) -> Bool {
        guard let file = try? FileDescriptor.open(path, .readOnly) else { return false }
        defer { try? file.close() }
        var offset: Int64 = 0
        for _ in 0..<mostBoxes {
            guard let head = read(file, at: offset, count: 16) else { return false }
            let short = head[0..<4].reduce(Int64(0)) { $0 << 8 | Int64($1) }
            let isLong = short == 1
            let size = isLong ? head[8..<16].reduce(Int64(0)) { $0 << 8 | Int64($1) } : short
            if Array(head[4..<8]) == Array("uuid".utf8),
                read(file, at: offset + (isLong ? 16 : 8), count: 16) == identifier
            {
                return true
            }
            let (next, overflows) = offset.addingReportingOverflow(size)
            guard size >= 8, !overflows else { return false }
            offset = next
        }
        return false
    }

    private static func read(_ file: FileDescriptor, at offset: Int64, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        guard let got = try? bytes.withUnsafeMutableBytes({ try file.read(fromAbsoluteOffset: offset, into: $0) }),
            got == count
        else { return nil }
        return bytes
    }
}
