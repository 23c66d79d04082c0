// SPDX-License-Identifier: Apache-2.0

import Crypto
public import LikenessAPI

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Checks receipts of consents and proofs of erasure, without asking anybody.
///
/// ```swift
/// let keySet = try Data(contentsOf: URL(filePath: "likeness-receipts.json"))
/// let text = try String(contentsOf: URL(filePath: "receipt.jws"), encoding: .utf8)
/// let receipt = try ReceiptVerifier(keySet: keySet).receipt(text)
/// print(receipt.account.name, receipt.consentedAt)
/// ```
///
/// Keep the key set from `/.well-known/likeness-receipts.json` of a server that you trust. Its keys stay there for ever,
/// so an old receipt fits a key set of today; a receipt that was made after yours was kept may need a newer one.
public struct ReceiptVerifier: Sendable {
    private let keys: [String: Curve25519.Signing.PublicKey]

    /// - Parameter keySet: the body of `/.well-known/likeness-receipts.json` (RFC 7517, RFC 8037); keys of other kinds
    ///   are passed over.
    /// - Throws: ``ReceiptError/malformedKeys`` if no Ed25519 key is in it.
    public init(keySet: Data) throws(ReceiptError) {
        let keys = (try? JSONDecoder().decode(KeySet.self, from: keySet))?.keys ?? []
        var known: [String: Curve25519.Signing.PublicKey] = [:]
        for key in keys where key.kty == "OKP" && key.crv == "Ed25519" {
            guard let id = key.kid, let bytes = Data(base64URL: key.x ?? "") else { continue }
            known[id] = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
        }
        guard !known.isEmpty else { throw .malformedKeys }
        self.keys = known
    }

    /// - Parameter text: a receipt in its compact form, three parts with dots between; white space around it is passed over.
    /// - Throws: ``ReceiptError``.
    public func receipt(_ text: String) throws(ReceiptError) -> ConsentReceipt {
        try read(text, type: "likeness-consent-receipt")
    }

    /// - Parameter text: a proof in its compact form.
    /// - Throws: ``ReceiptError``.
    public func erasureProof(_ text: String) throws(ReceiptError) -> ErasureProof {
        try read(text, type: "likeness-erasure-proof")
    }

    private func read<Statement: Decodable>(_ text: String, type: String) throws(ReceiptError) -> Statement {
        let parts = text.split(whereSeparator: \.isWhitespace).joined()
            .split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let head = Data(base64URL: parts[0]), let payload = Data(base64URL: parts[1]),
            let signature = Data(base64URL: parts[2]),
            let header = try? JSONDecoder().decode(Header.self, from: head)
        else { throw .malformed }
        // Never what the text itself asks for: one algorithm, one type.
        guard header.alg == "EdDSA" else { throw .malformed }
        guard header.typ == type else { throw .otherKind(header.typ ?? "") }
        guard let key = keys[header.kid ?? ""] else { throw .unknownKey(header.kid ?? "") }
        guard key.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8)) else { throw .wrongSignature }
        guard let statement = try? JSONDecoder().decode(Statement.self, from: payload) else { throw .malformed }
        return statement
    }

    private struct Header: Decodable {
        let alg: String
        let kid: String?
        let typ: String?
    }

    private struct KeySet: Decodable {
        struct Key: Decodable {
            let kty: String
            let crv: String?
            let kid: String?
            let x: String?
        }

        let keys: [Key]
    }
}

/// Why a receipt or a proof was not accepted.
public enum ReceiptError: Error, Sendable, Equatable {
    /// The key set has no Ed25519 key with a name.
    case malformedKeys
    /// It is no statement in this form.
    case malformed
    /// It is a statement of another kind: its header's `typ`.
    case otherKind(String)
    /// The key set has no key of this name: another server's, or newer than the key set.
    case unknownKey(String)
    /// It was changed, or somebody else signed it.
    case wrongSignature
}
