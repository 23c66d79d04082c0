// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Where blobs lie that are still coming in: `unfinished/20261124031502-…`, the time in the name.
struct S3Drafts: Sendable {
    private static let folder = "unfinished/"
    private static let lifetime = Duration.seconds(24 * 3600)

    let client: S3Client
    let time: any TimeSource

    func begin() async throws -> S3Upload {
        let object = newName()
        let answer = try await client.send("POST", object, query: ["uploads": ""])
        guard let id = S3Text(try await client.text(of: answer))["UploadId"] else {
            throw S3Failure.refused(status: 200, code: nil)
        }
        return S3Upload(client: client, object: object, id: id)
    }

    /// Sees that the bucket can be written to and read from, and clears away what is over a day old.
    /// - Throws: `S3Failure`.
    func prepare() async throws {
        let probe = newName()
        _ = try await client.send("PUT", probe, body: Array("likeness".utf8))
        _ = try await client.send("HEAD", probe)
        _ = try await client.send("DELETE", probe)
        // No reason not to start.
        try? await clearObjects()
        try? await clearUploads()
    }

    private func newName() -> String {
        "\(Self.folder)\(time.now.compactText)-\(RandomBytes.make(8).hex)"
    }

    private func clearObjects() async throws {
        let answer = try await client.send(
            "GET", nil, query: ["list-type": "2", "prefix": client.bucket.key(of: Self.folder)])
        for key in S3Text(try await client.text(of: answer)).all("Key") {
            if let object = overdue(key) { _ = try await client.send("DELETE", object) }
        }
    }

    private func clearUploads() async throws {
        let answer = try await client.send(
            "GET", nil, query: ["uploads": "", "prefix": client.bucket.key(of: Self.folder)])
        let text = S3Text(try await client.text(of: answer))
        for (key, id) in zip(text.all("Key"), text.all("UploadId")) {
            if let object = overdue(key) { await S3Upload(client: client, object: object, id: id).abort() }
        }
    }

    /// The name below our prefix of a draft that is over a day old.
    private func overdue(_ key: String) -> String? {
        guard let start = key.firstRange(of: Self.folder)?.lowerBound else { return nil }
        let object = String(key[start...])
        let made = object.dropFirst(Self.folder.count).prefix(14)
        return made < (time.now - Self.lifetime).compactText[...] ? object : nil
    }
}
