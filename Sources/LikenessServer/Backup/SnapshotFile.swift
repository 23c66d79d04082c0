// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A file that appears whole under its name, or not at all. Readable by its owner only.
struct SnapshotFile {
    let path: String
    /// Where it is written.
    let draft: String

    /// - Throws: `BackupRefusal` `.fileExists`, `.cannotWrite`.
    init(at path: String) throws {
        self.path = path
        self.draft = "\(path).\(RandomBytes.make(8).hex)"
        guard !FileManager.default.fileExists(atPath: path) else { throw BackupRefusal.fileExists(path: path) }
        try refusing {
            try FileDescriptor.open(
                FilePath(draft), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: [.ownerReadWrite]
            ).close()
        }
    }

    /// Syncs what was written and gives it its name.
    /// - Throws: `BackupRefusal` `.fileExists` when somebody else was first, `.cannotWrite`.
    func publish() throws {
        try refusing {
            try Self.sync(draft)
            // Unlike a rename, a link never replaces anything.
            guard link(draft, path) == 0 else {
                if errno == EEXIST { throw BackupRefusal.fileExists(path: path) }
                throw Errno(rawValue: errno)
            }
            discard()
            try Self.sync(FilePath(path).removingLastComponent().string)
        }
    }

    func discard() {
        unlink(draft)
    }

    private func refusing(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let error as Errno {
            throw BackupRefusal.cannotWrite(path: path, why: "\(error)")
        }
    }

    private static func sync(_ path: String) throws {
        let descriptor = try FileDescriptor.open(
            FilePath(path.isEmpty ? "." : path), .readOnly, options: [.closeOnExec])
        try descriptor.closeAfter {
            guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }
}
