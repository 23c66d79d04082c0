// SPDX-License-Identifier: Apache-2.0

extension JPEGHeader {
    /// Where the picture in `bytes` ends, its end marker included; all of them when it has none.
    static func end(of bytes: [UInt8]) -> Int {
        bytes.withUnsafeBufferPointer { bytes in
            var offset = 2
            while offset + 1 < bytes.count {
                guard bytes[offset] == 0xFF else {
                    offset += 1
                    continue
                }
                switch bytes[offset + 1] {
                case 0xD9: return offset + 2
                case 0xFF: offset += 1
                // A byte of the pixels, or a restart between them.
                case 0x00, 0x01, 0xD0...0xD7: offset += 2
                default:
                    guard offset + 3 < bytes.count else { return bytes.count }
                    offset += 2 + max(2, Int(bytes[offset + 2]) << 8 + Int(bytes[offset + 3]))
                }
            }
            return bytes.count
        }
    }
}
