// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
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

/// `DATA_DIR/master.key`: 32 bytes in base64, readable by its owner only, made at the first start.
package struct MasterKeyFile: Sendable {
    package enum Failure: Error, Equatable, CustomStringConvertible {
        case tooOpen(path: String)
        case damaged(path: String)
        case unusable(path: String, errno: Int32)

        package var description: String {
            switch self {
            case .tooOpen(let path): "\(path) can be read by others; make it 0600"
            case .damaged(let path): "\(path) does not hold 32 bytes in base64"
            case .unusable(let path, let code): "\(path) cannot be used: \(Errno(rawValue: code))"
            }
        }
    }

    private let path: FilePath

    package init(dataDirectory: String) {
        self.path = FilePath(dataDirectory).appending("master.key")
    }

    /// The key in the file; makes the file if there is none. Two processes that start at once get the same key:
    /// the file appears whole, by a link that only one of them can make.
    package func loadOrCreate() throws(Failure) -> MasterKey {
        if let key = try load() { return key }
        do {
            try create()
        } catch let error as Errno where error == .fileExists {
            // The other process was first; its key is the key.
        } catch {
            throw .unusable(path: path.string, errno: (error as? Errno)?.rawValue ?? Errno.ioError.rawValue)
        }
        guard let key = try load() else { throw .damaged(path: path.string) }
        return key
    }

    /// The key in the file; nil when there is no file.
    package func load() throws(Failure) -> MasterKey? {
        let contents: [UInt8]
        do {
            let descriptor = try FileDescriptor.open(path, .readOnly, options: [.closeOnExec, .noFollow])
            contents = try descriptor.closeAfter { try Self.read(descriptor) }
        } catch let error as Errno where error == .noSuchFileOrDirectory {
            return nil
        } catch {
            throw .unusable(path: path.string, errno: (error as? Errno)?.rawValue ?? Errno.ioError.rawValue)
        }
        try checkMode()
        let text = String(decoding: contents, as: UTF8.self).filter { !$0.isWhitespace }
        guard let data = Data(base64Encoded: text), let key = MasterKey(bytes: data) else {
            throw .damaged(path: path.string)
        }
        return key
    }

    private static func read(_ descriptor: FileDescriptor) throws -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 256)
        let count = try buffer.withUnsafeMutableBytes { try descriptor.read(into: $0) }
        return Array(buffer.prefix(count))
    }

    private func checkMode() throws(Failure) {
        var status = stat()
        guard lstat(path.string, &status) == 0, status.st_mode & 0o077 == 0 else { throw .tooOpen(path: path.string) }
    }

    private func create() throws {
        let draft = FilePath(path.string + ".\(RandomBytes.make(8).hex)")
        let line = Data(RandomBytes.make(MasterKey.byteCount)).base64EncodedString() + "\n"
        let descriptor = try FileDescriptor.open(
            draft, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: [.ownerReadWrite])
        defer { try? FileManager.default.removeItem(atPath: draft.string) }
        try descriptor.closeAfter {
            try descriptor.writeAll(line.utf8)
            guard fsync(descriptor.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
        guard link(draft.string, path.string) == 0 else { throw Errno(rawValue: errno) }
        // The name too: a store that knows the key is of no use without it.
        let folder = try FileDescriptor.open(path.removingLastComponent(), .readOnly, options: [.closeOnExec])
        try folder.closeAfter {
            guard fsync(folder.rawValue) == 0 else { throw Errno(rawValue: errno) }
        }
    }
}
