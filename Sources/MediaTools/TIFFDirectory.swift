// SPDX-License-Identifier: Apache-2.0

/// The first directory of a TIFF file, or of the small one that EXIF is.
struct TIFFDirectory {
    enum Tag: Int {
        case width = 0x0100, height = 0x0101, orientation = 0x0112
    }

    private static let mostEntries = 512

    private let read: (_ offset: Int, _ count: Int) -> [UInt8]?
    private let isLittle: Bool
    private let start: Int

    /// - Parameter read: bytes counted from the header `II` or `MM`; nil beyond the end.
    init?(_ read: @escaping (_ offset: Int, _ count: Int) -> [UInt8]?) {
        guard let order = read(0, 2), order == [0x49, 0x49] || order == [0x4D, 0x4D], let place = read(4, 4) else {
            return nil
        }
        self.read = read
        self.isLittle = order[0] == 0x49
        self.start = place.number(isLittle: isLittle)
    }

    init?(_ bytes: [UInt8]) {
        self.init { offset, count in
            offset >= 0 && offset <= bytes.count - count ? Array(bytes[offset..<(offset + count)]) : nil
        }
    }

    /// A short or long number; nil when the directory hasn't got it.
    func value(of tag: Tag) -> Int? {
        guard let count = number(start, 2) else { return nil }
        for index in 0..<min(count, Self.mostEntries) {
            let entry = start + 2 + 12 * index
            guard let found = number(entry, 2) else { return nil }
            if found == tag.rawValue { return number(entry + 8, number(entry + 2, 2) == 4 ? 4 : 2) }
        }
        return nil
    }

    /// EXIF's number, 1 to 8; nil for none or any other.
    var orientation: Int? {
        value(of: .orientation).flatMap { (1...8).contains($0) ? $0 : nil }
    }

    private func number(_ offset: Int, _ size: Int) -> Int? {
        read(offset, size)?.number(isLittle: isLittle)
    }
}
