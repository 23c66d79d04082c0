// SPDX-License-Identifier: Apache-2.0

import Crypto
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

/// Where what lies in the folder. Every call blocks.
struct BlobLayout: Sendable {
    private static let unfinishedLifetime: TimeInterval = 24 * 3600

    let root: String

    private var drafts: String { "\(root)/unfinished" }

    func path(of key: BlobKey) -> String {
        "\(folder(of: key))/\(key.hex)"
    }

    func newDraftPath() -> String {
        "\(drafts)/\(RandomBytes.make(16).hex)"
    }

    static func exists(_ path: String) -> Bool {
        access(path, F_OK) == 0
    }

    func prepare() throws(BlobError) {
        do {
            try FileManager.default.createDirectory(
                atPath: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unavailable
        }
        try Self.makeFolder(drafts)
        let files = FileManager.default
        for name in (try? files.contentsOfDirectory(atPath: drafts)) ?? [] {
            let path = "\(drafts)/\(name)"
            let changed = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            if let changed, Date.now.timeIntervalSince(changed) > Self.unfinishedLifetime { unlink(path) }
        }
    }

    /// Gives a finished, synced file its name.
    func publish(_ draft: String, as key: BlobKey) throws(BlobError) {
        guard utimes(draft, nil) == 0 else { throw BlobError(errno: errno) }
        try makeFolders(for: key)
        guard rename(draft, path(of: key)) == 0 else { throw BlobError(errno: errno) }
        try Self.sync(folder(of: key))
    }

    /// Moves a finished file in; one from another file system is copied.
    func adopt(_ source: String) throws -> Blob {
        let (key, count) = try Self.hash(source)
        guard chmod(source, S_IRUSR | S_IWUSR) == 0 else { throw BlobError(errno: errno) }
        try Self.sync(source)
        try makeFolders(for: key)
        guard utimes(source, nil) == 0 else { throw BlobError(errno: errno) }
        if rename(source, path(of: key)) == 0 {
            try Self.sync(folder(of: key))
            return Blob(key: key, byteCount: count)
        }
        guard errno == EXDEV else { throw BlobError(errno: errno) }
        let draft = try BlobDraft(layout: self)
        do {
            let reader = try BlobReader(path: source, range: 0..<count)
            while let bytes = try reader.next() { try draft.append(bytes) }
            let blob = try draft.publish()
            unlink(source)
            return blob
        } catch {
            draft.discard()
            throw error
        }
    }

    /// - Returns: false for a blob that was written within `age`.
    func remove(_ key: BlobKey, ifUntouchedFor age: Duration) throws(BlobError) -> Bool {
        let path = path(of: key)
        guard try Self.isUntouched(path, for: age) else { return false }
        // Set aside first: somebody may write it again between a look and the removal.
        let aside = newDraftPath()
        guard rename(path, aside) == 0 else {
            guard errno == ENOENT else { throw BlobError(errno: errno) }
            return true
        }
        defer { unlink(aside) }
        if try Self.isUntouched(aside, for: age) { return true }
        guard link(aside, path) == 0 || errno == EEXIST else { throw BlobError(errno: errno) }
        return false
    }

    private static func isUntouched(_ path: String, for age: Duration) throws(BlobError) -> Bool {
        var status = stat()
        guard lstat(path, &status) == 0 else {
            guard errno == ENOENT else { throw BlobError(errno: errno) }
            return true
        }
        var now = timespec()
        clock_gettime(CLOCK_REALTIME, &now)
        let (then, wanted) = (status.modified, age.components)
        let seconds = now.tv_sec - then.tv_sec - Int(wanted.seconds)
        let nanoseconds = now.tv_nsec - then.tv_nsec - Int(wanted.attoseconds / 1_000_000_000)
        return seconds * 1_000_000_000 + nanoseconds >= 0
    }

    private func folder(of key: BlobKey) -> String {
        "\(root)/\(key.hex.prefix(2))/\(key.hex.dropFirst(2).prefix(2))"
    }

    private func makeFolders(for key: BlobKey) throws(BlobError) {
        try Self.makeFolder("\(root)/\(key.hex.prefix(2))")
        try Self.makeFolder(folder(of: key))
    }

    /// Makes a folder whose name survives a power cut; one that is there already is no error.
    private static func makeFolder(_ path: String) throws(BlobError) {
        guard mkdir(path, S_IRWXU) == 0 else {
            guard errno == EEXIST else { throw BlobError(errno: errno) }
            return
        }
        try sync(String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]))
    }

    private static func hash(_ path: String) throws -> (BlobKey, Int64) {
        var digest = SHA256()
        var count: Int64 = 0
        let reader = try BlobReader(path: path, range: 0..<Int64.max)
        while let bytes = try reader.next() {
            digest.update(data: bytes)
            count += Int64(bytes.count)
        }
        return (BlobKey(digest: digest.finalize()), count)
    }

    /// Makes a file's bytes, or a folder's names, survive a power cut.
    static func sync(_ path: String) throws(BlobError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw BlobError(errno: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw BlobError(errno: errno) }
    }
}

extension stat {
    fileprivate var modified: timespec {
        #if canImport(Glibc)
        st_mtim
        #else
        st_mtimespec
        #endif
    }
}

extension BlobError {
    init(errno code: Int32) {
        switch code {
        case ENOENT: self = .notFound
        case ENOSPC, EDQUOT: self = .diskFull
        default: self = .unavailable
        }
    }
}
