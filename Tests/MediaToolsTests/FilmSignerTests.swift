// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import Testing

@testable import MediaTools

/// Films signed by the real C2PA library, in the jail.
@Suite struct FilmSignerTests {
    private static let library = FilmSigner.usualLibrary(in: FileManager.default.currentDirectoryPath + "/var")
    private static let manifest = Data(
        #"""
        {"claim_generator_info":[{"name":"Likeness"}],"title":"film","assertions":[{"label":"c2pa.actions.v2","data":
        {"actions":[{"action":"c2pa.created",
        "digitalSourceType":"http://cv.iptc.org/newscodes/digitalsourcetype/composite"}]}},
        {"label":"org.likeness.consent","data":{"task":"task_1","receipts":["ab12"]}}]}
        """#.utf8)

    private struct Store: Decodable {
        let state: String

        enum CodingKeys: String, CodingKey {
            case state = "validation_state"
        }
    }

    private func film(in folder: TemporaryFolder) async throws -> String {
        let path = folder.path + "/\(UUID().uuidString).mp4"
        try await MediaFixtures.clip(at: path, width: 320, height: 180, seconds: 1)
        return path
    }

    private func signer(_ certificate: FilmSigner.Certificate?) async -> FilmSigner {
        FilmSigner(library: Self.library, certificate: certificate, jail: await ToolJail.find())
    }

    private func state(of film: String) async throws -> String? {
        guard let json = try await signer(nil).manifest(of: film) else { return nil }
        return try JSONDecoder().decode(Store.self, from: json).state
    }

    @Test func aSignedFilmPlaysAndSaysWithWhoseConsent() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await film(in: folder)
            #expect(try await state(of: film) == nil)
            try await signer(FilmCertificate.make(in: folder)).sign(film, manifest: Self.manifest)
            let json = try #require(try await signer(nil).manifest(of: film))
            let text = String(decoding: json, as: UTF8.self)
            #expect(text.contains("ab12") && text.contains("Studio Example"))
            #expect(try await state(of: film) == "Valid")
            #expect(try await MediaTools().probe(film).width == 320)
            #expect(!FileManager.default.fileExists(atPath: film + ".signed.mp4"))
            #expect(!FileManager.default.fileExists(atPath: film + ".manifest.json"))
        }
    }

    @Test func aFilmThatWasChangedSinceIsFound() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await film(in: folder)
            try await signer(FilmCertificate.make(in: folder)).sign(film, manifest: Self.manifest)
            var bytes = try Data(contentsOf: URL(filePath: film))
            let pixels = try #require(bytes.range(of: Data("mdat".utf8)))
            bytes[pixels.upperBound + 100] ^= 1
            try bytes.write(to: URL(filePath: film))
            #expect(try await state(of: film) == "Invalid")
        }
    }

    @Test func aCertificateThatDoesNotHoldSignsNothingAndSaysWhy() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await film(in: folder)
            let before = try Data(contentsOf: URL(filePath: film))
            let good = try FilmCertificate.make(in: folder)
            let other = try FilmCertificate.make(in: folder)
            let expired = try FilmCertificate.make(in: folder, days: -1)
            let mixed = FilmSigner.Certificate(chainPath: good.chainPath, keyPath: other.keyPath, algorithm: .es256)
            let missing = FilmSigner.Certificate(
                chainPath: folder.path + "/none.pem", keyPath: good.keyPath, algorithm: .es256)
            for (certificate, word) in [
                (expired, "not valid at time"), (mixed, "key"), (missing, "none.pem"), (nil, "no certificate"),
            ] {
                do {
                    try await signer(certificate).sign(film, manifest: Self.manifest)
                    Issue.record("signed with \(certificate.map(\.chainPath) ?? "none")")
                } catch MediaError.unsigned(let why) {
                    #expect(why.contains(word) && !why.contains("PRIVATE"), "\(why)")
                }
                #expect(try Data(contentsOf: URL(filePath: film)) == before)
            }
        }
    }

    @Test func aManifestThatIsBrokenIsNotReadAsOne() async throws {
        try await TemporaryFolder.with { folder in
            let film = try await film(in: folder)
            try await signer(FilmCertificate.make(in: folder)).sign(film, manifest: Self.manifest)
            var bytes = try Data(contentsOf: URL(filePath: film))
            let consent = try #require(bytes.range(of: Data("ab12".utf8)))
            bytes.replaceSubrange(consent, with: Data("cd34".utf8))
            try bytes.write(to: URL(filePath: film))
            #expect(try await state(of: film) == "Invalid")
        }
    }
}
