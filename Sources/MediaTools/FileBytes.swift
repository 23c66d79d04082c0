// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// A file's bytes, read where they are asked for. Reading blocks, for headers only.
final class FileBytes {
    private let file: FileDescriptor

    /// Nil when the file can't be opened.
    init?(path: String) {
        guard let file = try? FileDescriptor.open(path, .readOnly, options: [.closeOnExec]) else { return nil }
        self.file = file
    }

    deinit {
        try? file.close()
    }

    /// Exactly `count` bytes; nil when the file has fewer.
    func read(at offset: Int, count: Int) -> [UInt8]? {
        guard offset >= 0, count >= 0 else { return nil }
        var bytes = [UInt8](repeating: 0, count: count)
        let got = try? bytes.withUnsafeMutableBytes { try file.read(fromAbsoluteOffset: Int64(offset), into: $0) }
        return got == count ? bytes : nil
    }

    /// An unsigned number of `size` bytes.
    func number(at offset: Int, size: Int, isLittle: Bool = false) -> Int? {
        read(at: offset, count: size)?.number(isLittle: isLittle)
    }
}

extension [UInt8] {
    /// The unsigned number that up to seven bytes are.
    func number(isLittle: Bool) -> Int {
        (isLittle ? reversed() : self).reduce(0) { $0 << 8 | Int($1) }
    }
}
