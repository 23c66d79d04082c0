// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Subprocess
import SystemPackage

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Puts C2PA manifests on films, signed with the operator's certificate, and reads those that are there. The library that
/// does both is loaded by a program of its own, `film-signer`, which runs in the jail as ffmpeg does.
package struct FilmSigner: Sendable {
    /// The operator's, as PEM files.
    package struct Certificate: Sendable, Equatable {
        /// Those that C2PA knows (C2PA 2.1, section 13.2).
        package enum Algorithm: String, Sendable, CaseIterable {
            case es256, es384, es512, ps256, ps384, ps512, ed25519
        }

        /// The signer's first, then those that vouch for it, without the root.
        package let chainPath: String
        /// PKCS #8, not encrypted.
        package let keyPath: String
        package let algorithm: Algorithm

        package init(chainPath: String, keyPath: String, algorithm: Algorithm) {
            self.chainPath = chainPath
            self.keyPath = keyPath
            self.algorithm = algorithm
        }
    }

    /// As long as the longest film takes on a small machine: it is read and written once.
    private static let timeLimit = Duration.seconds(600)
    private static let largestManifest = 1 << 20
    private let program: String
    private let library: String
    private let certificate: Certificate?
    private let jail: ToolJail

    /// - Parameters:
    ///   - library: `libc2pa_c.so` of c2pa-rs.
    ///   - certificate: nil for reading alone.
    package init(library: String, certificate: Certificate? = nil, jail: ToolJail = .open) {
        self.program = Bundle.main.bundleURL.appending(path: "film-signer").path()
        self.library = Self.absolute(library)
        self.certificate = certificate
        self.jail = jail
    }

    /// Where `make setup` puts the library, or `make install`.
    package static func usualLibrary(in dataFolder: String) -> String {
        let own = "\(dataFolder)/c2pa/libc2pa_c.so"
        let installed = Bundle.main.bundleURL.appending(path: "c2pa/libc2pa_c.so").path()
        let files = FileManager.default
        return !files.fileExists(atPath: own) && files.fileExists(atPath: installed) ? installed : own
    }

    /// Whether program and library are there.
    package var isThere: Bool {
        [program, library].allSatisfy { FileManager.default.isReadableFile(atPath: $0) }
    }

    /// Puts a manifest on a film, which takes the film's place.
    /// - Parameters:
    ///   - film: an MP4 of ours; an absolute path. It stays as it is when this throws.
    ///   - manifest: a manifest definition of c2pa-rs, as JSON.
    /// - Throws: `MediaError.unsigned` when certificate, key, library or film are not as they should be.
    package func sign(_ film: String, manifest: Data) async throws(MediaError) {
        guard let certificate else { throw .unsigned(why: "no certificate is configured") }
        for path in [program, library, certificate.chainPath, certificate.keyPath]
        where !FileManager.default.isReadableFile(atPath: path) {
            throw .unsigned(why: "\(path) can't be read")
        }
        let (definition, signed) = (film + ".manifest.json", film + ".signed.mp4")
        defer { try? FileManager.default.removeItem(atPath: definition) }
        let output = OutputFiles(paths: [signed])
        try output.make()
        guard FileManager.default.createFile(atPath: definition, contents: manifest) else { throw .diskFull }
        do {
            let (chain, key) = (Self.absolute(certificate.chainPath), Self.absolute(certificate.keyPath))
            _ = try await run(
                ["sign", library, definition, chain, key, certificate.algorithm.rawValue, film, signed],
                reading: [definition, chain, key, film], writing: [signed])
            guard rename(signed, film) == 0 else { throw MediaError.diskFull }
        } catch {
            output.remove()
            throw MediaError(error, tool: "film-signer")
        }
    }

    /// The manifests of a file with what is wrong with them, as c2pa-rs prints them in JSON; nil when it has none.
    /// - Throws: `MediaError.unsigned` for one that can't be read.
    package func manifest(of file: String) async throws(MediaError) -> Data? {
        do {
            let json = try await run(["read", library, file], reading: [file])
            return json.isEmpty ? nil : Data(json)
        } catch {
            throw MediaError(error, tool: "film-signer")
        }
    }

    private func run(_ arguments: [String], reading: [String], writing: [String] = []) async throws -> [UInt8] {
        let run = ToolRun(
            executable: program, arguments: arguments, reads: [program, library] + reading, writes: writing, jail: jail)
        return try await TimeLimit(Self.timeLimit).run {
            let (program, arguments) = run.command
            let result = try await Subprocess.run(
                program, arguments: arguments, environment: ToolRun.environment,
                platformOptions: ToolRun.platformOptions, input: .none, output: .bytes(limit: Self.largestManifest),
                error: .string(limit: 1 << 14))
            let words = result.standardError
            guard case .exited(0) = result.terminationStatus else {
                if ToolJail.hasFailed(saying: words) { throw MediaError.jailFailed }
                throw MediaError.unsigned(why: words.split(separator: "\n").last.map(String.init) ?? "")
            }
            return result.standardOutput
        }
    }

    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }
}
