// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient
import LikenessCore
import LikenessEngine
import LikenessServer
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

struct ReceiptsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipts", abstract: "Check receipts of consents and proofs of erasure; change their key.",
        subcommands: [Verify.self, Keys.self, RotateKey.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Check a receipt, or a proof of erasure, without any server.",
            discussion: """
                Keep the key set once: curl -o likeness-receipts.json \
                https://likeness.example/.well-known/likeness-receipts.json
                Example: likeness receipts verify receipt.jws --keys likeness-receipts.json
                """)

        @Argument(help: "The file; - is standard input.")
        var file: String

        @Option(help: "The file with the server's key set.")
        var keys: String

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let verifier = try ReceiptFile.verifier(keys)
            let text = try ReceiptFile.text(file)
            do {
                let receipt = try verifier.receipt(text)
                try output.print(receipt, or: ReceiptText.lines(receipt))
            } catch ReceiptError.otherKind("likeness-erasure-proof") {
                let proof = try ReceiptFile.checking { () throws(ReceiptError) in try verifier.erasureProof(text) }
                try output.print(proof, or: ReceiptText.lines(proof))
            } catch let error as ReceiptError {
                throw ReceiptFile.stop(error)
            }
        }
    }

    struct Keys: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "keys", abstract: "Print the installation's key set, as the server publishes it.",
            discussion: "Example: likeness receipts keys > likeness-receipts.json")

        @OptionGroup var options: ConfigurationOptions

        @Flag(help: "As it is: the key set is JSON.")
        var json = false

        func run() async throws {
            let keys = try await ExitStatus.reporting {
                try await AccountOffice.withReceiptKeys(try await options.load()) { try await $0.published() }
            }
            let set = [
                "keys": keys.map { key in
                    [
                        "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": key.id,
                        "x": key.publicKey.base64URL,
                    ]
                }
            ]
            StandardOutput.printLine(try JSONLine.encode(set))
        }
    }

    struct RotateKey: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate-key",
            abstract:
                "Sign with a new key from now on. What the old one signed stays good; its private half is forgotten.",
            discussion: "Example: likeness receipts rotate-key")

        @OptionGroup var options: ConfigurationOptions

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let id = try await ExitStatus.reporting {
                try await AccountOffice.withReceiptKeys(try await options.load()) { try await $0.rotate() }
            }
            try output.print(["kid": id], or: ["signing with key \(id)"])
        }
    }
}

/// The files of `receipts verify`, and why one is not accepted.
enum ReceiptFile {
    static func text(_ path: String) throws -> String {
        guard let data = path == "-" ? try? standardInput() : FileManager.default.contents(atPath: path) else {
            throw ExitStatus.stop("the file \(path) can't be read", ExitStatus.noInput)
        }
        return String(decoding: data, as: UTF8.self)
    }

    private static func standardInput() throws -> Data {
        var data = Data()
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = try piece.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
            if count == 0 { return data }
            data += piece.prefix(count)
        }
    }

    static func verifier(_ path: String) throws -> ReceiptVerifier {
        let text = try text(path)
        return try checking { () throws(ReceiptError) in try ReceiptVerifier(keySet: Data(text.utf8)) }
    }

    static func checking<Result>(_ body: () throws(ReceiptError) -> Result) throws -> Result {
        do {
            return try body()
        } catch {
            throw stop(error)
        }
    }

    static func stop(_ error: ReceiptError) -> ExitCode {
        let why =
            switch error {
            case .malformedKeys: "the key set holds no Ed25519 key with a name; see: likeness receipts verify --help"
            case .malformed: "this is no signed statement: three parts in base64url with dots between are expected"
            case .otherKind(let kind): "this is a signed statement of another kind: '\(kind)'"
            case .unknownKey(let id):
                "the key set has no key '\(id)': the statement is another server's, or newer than the key set"
            case .wrongSignature: "THE SIGNATURE DOES NOT FIT: the statement was changed, or somebody else made it"
            }
        return ExitStatus.stop(why, ExitStatus.refused)
    }
}
