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

/// This process's own folder for renders and reviews, on the file system of the blobs so that results move, not copy.
/// Its lock lasts as long as the process, however that ends: the next start clears away what nobody holds.
final class ScratchFolder: Sendable {
    private static let lockName = "lock"

    let path: String
    private let lock: FileDescriptor

    /// Blocks: call it at the start.
    /// - Parameter parent: made if it isn't there; holds one folder a process.
    init(in parent: String) throws {
        try Self.make(parent)
        for name in try FileManager.default.contentsOfDirectory(atPath: parent) { Self.clear("\(parent)/\(name)") }
        self.path = "\(parent)/\(RandomBytes.make(8).hex)"
        try Self.make(path)
        self.lock = try FileDescriptor.open(
            "\(path)/\(Self.lockName)", .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
        guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else { throw Errno(rawValue: errno) }
    }

    deinit {
        try? lock.close()
    }

    private static func make(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    /// What lies there belongs to steps that a stop cut short, and they begin again.
    private static func clear(_ path: String) {
        let lock = try? FileDescriptor.open("\(path)/\(lockName)", .readWrite, options: [.closeOnExec])
        defer { try? lock?.close() }
        // A folder without its lock yet is just being made, unless it is old.
        guard let lock else { return clearIfOld(path) }
        guard flock(lock.rawValue, LOCK_EX | LOCK_NB) == 0 else { return }
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func clearIfOld(_ path: String) {
        let changed = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
        guard let changed, Date.now.timeIntervalSince(changed) > 60 else { return }
        try? FileManager.default.removeItem(atPath: path)
    }
}
