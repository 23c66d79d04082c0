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
        let folder = folder(of: key)
        try Self.makeFolder(folder)
        guard rename(draft, path(of: key)) == 0 else { throw BlobError(errno: errno) }
        try Self.sync(folder)
    }

    /// Moves a finished file in; one from another file system is copied.
    func adopt(_ source: String) throws -> Blob {
        let (key, count) = try Self.hash(source)
        try Self.sync(source)
        if rename(source, newPath(for: key)) == 0 {
            try Self.sync(folder(of: key))
            return Blob(key: key, byteCount: count)
        }
        guard errno == EXDEV || errno == ENOENT else { throw BlobError(errno: errno) }
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

    func remove(_ key: BlobKey) throws(BlobError) {
        guard unlink(path(of: key)) == 0 || errno == ENOENT else { throw BlobError(errno: errno) }
    }

    private func folder(of key: BlobKey) -> String {
        "\(root)/\(key.hex.prefix(2))/\(key.hex.dropFirst(2).prefix(2))"
    }

    /// The blob's path with its folder made; a failure shows when the file is moved there.
    private func newPath(for key: BlobKey) -> String {
        try? Self.makeFolder(folder(of: key))
        return path(of: key)
    }

    private static func makeFolder(_ path: String) throws(BlobError) {
        guard !exists(path) else { return }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw exists(path) ? .unavailable : BlobError(errno: errno)
        }
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

extension BlobError {
    init(errno code: Int32) {
        switch code {
        case ENOENT: self = .notFound
        case ENOSPC, EDQUOT: self = .diskFull
        default: self = .unavailable
        }
    }
}
