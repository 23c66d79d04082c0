// SPDX-License-Identifier: Apache-2.0

import BlobFiles
import Foundation
import LikenessCore
import LikenessTesting
import Testing

/// What a folder adds to the contract.
@Suite struct BlobFolderTests {
    private let files = FileManager.default

    /// Regular files below `root`, by their paths from there.
    private func contents(of root: String) throws -> [String] {
        try files.subpathsOfDirectory(atPath: root).filter { path in
            let attributes = try files.attributesOfItem(atPath: "\(root)/\(path)")
            return attributes[.type] as? FileAttributeType == .typeRegular
        }.sorted()
    }

    private func stream(_ text: String) -> AsyncStream<[UInt8]> {
        AsyncStream { continuation in
            continuation.yield(Array(text.utf8))
            continuation.finish()
        }
    }

    @Test func aBlobLiesUnderItsOwnName() async throws {
        try await TemporaryFolder.with { folder in
            let root = "\(folder.path)/deep/below/blobs"
            let key = try await BlobFolder(path: root).write(stream("abc"), limit: 3).key.hex
            #expect(try contents(of: root) == ["ba/78/\(key)"])
        }
    }

    @Test func nobodyElseMayReadWhatIsKept() async throws {
        try await TemporaryFolder.with { folder in
            let root = "\(folder.path)/blobs"
            let blobs = try BlobFolder(path: root)
            _ = try await blobs.write(stream("abc"), limit: 3)
            _ = try await blobs.adopt(fileAt: folder.write("made elsewhere"))
            for path in try files.subpathsOfDirectory(atPath: root) {
                let mode = try files.attributesOfItem(atPath: "\(root)/\(path)")[.posixPermissions] as? Int
                #expect((mode ?? 0o777) & 0o077 == 0, "\(path)")
            }
        }
    }

    @Test func whatWasRefusedLeavesNoFile() async throws {
        try await TemporaryFolder.with { folder in
            let blobs = try BlobFolder(path: "\(folder.path)/blobs")
            await #expect(throws: BlobError.self) { try await blobs.write(stream("abcd"), limit: 3) }
            #expect(try contents(of: "\(folder.path)/blobs").isEmpty)
        }
    }

    @Test func aCancelledWriteLeavesNoFile() async throws {
        try await TemporaryFolder.with { folder in
            let root = "\(folder.path)/blobs"
            let blobs = try BlobFolder(path: root)
            let (chunks, source) = AsyncStream.makeStream(of: [UInt8].self)
            source.yield(Array("abc".utf8))
            // A caller of its own, to be cancelled while it waits for more.
            let writer = Task { try await blobs.write(chunks, limit: 100) }
            try await Eventually.holds("the draft is there") { try contents(of: root).count == 1 }
            writer.cancel()
            await #expect(throws: (any Error).self) { try await writer.value }
            #expect(try contents(of: root).isEmpty)
        }
    }

    @Test(arguments: [(TimeInterval(-25 * 3600), false), (TimeInterval(-23 * 3600), true)])
    func whatACrashLeftIsDroppedAfterADay(age: TimeInterval, stays: Bool) async throws {
        try await TemporaryFolder.with { folder in
            let root = "\(folder.path)/blobs"
            let kept = try await BlobFolder(path: root).write(stream("abc"), limit: 3).key
            let leftover = "\(root)/unfinished/0123456789abcdef"
            try Data([1]).write(to: URL(filePath: leftover))
            try files.setAttributes([.modificationDate: Date.now + age], ofItemAtPath: leftover)
            let reopened = try BlobFolder(path: root)
            #expect(files.fileExists(atPath: leftover) == stays)
            #expect(try await reopened.withLocalFile(kept) { try Data(contentsOf: URL(filePath: $0)).count } == 3)
        }
    }

    @Test func aFileInPlaceOfTheFolderIsRefused() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("I am no folder")
            #expect(throws: BlobError.unavailable) { try BlobFolder(path: file) }
        }
    }
}
