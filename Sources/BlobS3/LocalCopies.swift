// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Local copies of blobs, for programs that need a path: one each, however many ask. Those that nobody uses stay while
/// there is room.
actor LocalCopies {
    private struct Copy {
        let fetching: Task<Int64, any Error>
        var bytes: Int64 = 0
        var users = 0
        var lastUse = 0
    }

    private static let room: Int64 = 2 << 30

    private let folder: String
    private var copies: [BlobKey: Copy] = [:]
    private var uses = 0

    init(folder: String) async throws {
        self.folder = folder
        try await LocalFile.makeFolder(folder)
    }

    /// The path of a copy that stays until `giveBack`.
    /// - Parameter fetch: the blob's bytes, if they are not here.
    func take(
        _ key: BlobKey, _ fetch: @escaping @Sendable () async throws -> AsyncThrowingStream<[UInt8], any Error>
    ) async throws -> String {
        let path = "\(folder)/\(key.hex)"
        // A task of its own: the copy is for all who ask, and one who stops waiting stops no other.
        let fetching =
            copies[key]?.fetching ?? Task { try await LocalFile.write(key, try await fetch(), to: path) }
        uses += 1
        copies[key, default: Copy(fetching: fetching)].users += 1
        copies[key]?.lastUse = uses
        do {
            copies[key]?.bytes = try await fetching.value
            return path
        } catch {
            // The next who asks fetches anew.
            copies[key] = nil
            throw error
        }
    }

    func giveBack(_ key: BlobKey) async {
        copies[key]?.users -= 1
        var used = copies.values.reduce(0) { $0 + $1.bytes }
        for (key, copy) in copies.filter({ $0.value.users == 0 }).sorted(by: { $0.value.lastUse < $1.value.lastUse })
        where used > Self.room {
            copies[key] = nil
            used -= copy.bytes
            try? await LocalFile.remove("\(folder)/\(key.hex)")
        }
    }
}
