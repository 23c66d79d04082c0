// SPDX-License-Identifier: Apache-2.0

import Crypto

#if canImport(FoundationEssentials)
public import FoundationEssentials
#else
public import Foundation
#endif

/// Tells notifications of the server from anybody else's (Standard Webhooks).
///
/// ```swift
/// let verifier = try WebhookVerifier(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
/// try verifier.verify(
///     body, id: headers["webhook-id"] ?? "", timestamp: headers["webhook-timestamp"] ?? "",
///     signature: headers["webhook-signature"] ?? "")
/// ```
///
/// With the account's secret it checks `v1` (HMAC-SHA256), with the installation's public keys `v1a` (Ed25519). One
/// signature that fits is enough: there are several while a key is being changed. A notification may come twice:
/// remember the ids of the last five minutes. APIMart signs nothing (contract/apimart.md 5.6).
public struct WebhookVerifier: Sendable {
    /// How far the sender's clock may be off, and how old a notification may be: five minutes (Standard Webhooks).
    public static let tolerance = Duration.seconds(300)

    private enum Key: Sendable {
        case secret(SymmetricKey)
        case publicKey(Curve25519.Signing.PublicKey)
    }

    private let keys: [Key]

    /// Checks `v1`, HMAC-SHA256.
    /// - Parameter secret: the account's `whsec_…`, as `POST /v1/webhooks/rotate-secret` and the operator tell it.
    /// - Throws: ``WebhookError/malformedKey`` for what is no base64 behind `whsec_`, which may be left out.
    public init(secret: String) throws(WebhookError) {
        let text = secret.hasPrefix("whsec_") ? String(secret.dropFirst("whsec_".count)) : secret
        guard let bytes = Data(base64Encoded: text), !bytes.isEmpty else { throw .malformedKey }
        self.keys = [.secret(SymmetricKey(data: bytes))]
    }

    /// Checks `v1a`, Ed25519, for which nothing secret is needed.
    /// - Parameter keySet: the body of `/.well-known/jwks.json` (RFC 8037); keys of other kinds are passed over.
    ///   Keep it for an hour at most, so that a new key is known in time.
    /// - Throws: ``WebhookError/malformedKey`` if no Ed25519 key is in it.
    public init(keySet: Data) throws(WebhookError) {
        let keys = (try? JSONDecoder().decode(KeySet.self, from: keySet))?.keys ?? []
        self.keys = keys.compactMap { key in
            guard key.kty == "OKP", key.crv == "Ed25519", let bytes = Data(base64URL: key.x ?? "") else { return nil }
            return (try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)).map { .publicKey($0) }
        }
        guard !self.keys.isEmpty else { throw .malformedKey }
    }

    /// Returns if the notification is the server's and new.
    /// - Parameters:
    ///   - body: byte for byte as it came.
    ///   - id: the header `webhook-id`.
    ///   - timestamp: the header `webhook-timestamp`.
    ///   - signature: the header `webhook-signature`.
    ///   - now: Unix seconds.
    /// - Throws: ``WebhookError``: then it is not from the server, or too old; answer 400. A 4xx other than 408 and 429
    ///   ends a video's notification; a verification's is tried again.
    public func verify(
        _ body: some DataProtocol, id: String, timestamp: String, signature: String,
        now: Int64 = Int64(Date.now.timeIntervalSince1970)
    ) throws(WebhookError) {
        guard !id.isEmpty, let sent = Int64(timestamp) else { throw .malformedHeaders }
        let (difference, isOverflow) = sent.subtractingReportingOverflow(now)
        guard !isOverflow, difference.magnitude <= Self.tolerance.components.seconds else { throw .wrongTime }
        let content = Data("\(id).\(timestamp).".utf8) + Data(body)
        let signatures = signature.split(separator: " ").map { $0.split(separator: ",", maxSplits: 1) }
        for parts in signatures where parts.count == 2 {
            guard let bytes = Data(base64Encoded: String(parts[1])) else { continue }
            if keys.contains(where: { Self.fits(String(parts[0]), bytes, content, $0) }) { return }
        }
        throw .wrongSignature
    }

    private static func fits(_ version: String, _ signature: Data, _ content: Data, _ key: Key) -> Bool {
        switch (version, key) {
        case ("v1", .secret(let secret)):
            HMAC<SHA256>.isValidAuthenticationCode(signature, authenticating: content, using: secret)
        case ("v1a", .publicKey(let key)): key.isValidSignature(signature, for: content)
        default: false
        }
    }

    private struct KeySet: Decodable {
        struct Key: Decodable {
            let kty: String
            let crv: String?
            let x: String?
        }

        let keys: [Key]
    }
}

/// Why a notification was not accepted.
public enum WebhookError: Error, Sendable, Equatable {
    /// The secret is no base64, or the set has no Ed25519 key.
    case malformedKey
    /// One of the three headers is missing or no number.
    case malformedHeaders
    /// More than five minutes old, or from the future.
    case wrongTime
    /// None of the signatures is of this secret or these keys over these bytes. If the body was parsed and written
    /// again before, that is why.
    case wrongSignature
}
