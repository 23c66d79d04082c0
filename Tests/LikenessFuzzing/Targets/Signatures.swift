// SPDX-License-Identifier: Apache-2.0

import Crypto
import Foundation
import LikenessCore
import VolcengineSigner

@testable import LikenessClient
@testable import LikenessEngine

/// Everything that a signature, a seal or a secret guards: no input is one, whatever it is made of. The input is cut at
/// line feeds into the parts that the check takes.
enum Signatures {
    private static let now = Timestamp(seconds: 1_790_000_000)
    private static let key = SymmetricKey(size: .bits256)
    private static let address = PublicAddress("https://likeness.example")
    private static let links = FileLinks(address: address, key: key, time: Clock())
    private static let callbacks = CallbackLinks(address: address, key: key)
    private static let signatures = SignatureVerifier { $0 == "ak" ? Secret("\(UInt64.random(in: 0 ... .max))") : nil }
    private static let webhooks = try? WebhookVerifier(
        secret: "whsec_" + Data((0..<32).map { _ in UInt8.random(in: 0...255) }).base64EncodedString())
    private static let receipts: ReceiptVerifier? = {
        let x = Curve25519.Signing.PrivateKey().publicKey.rawRepresentation.base64URL
        return try? ReceiptVerifier(
            keySet: Data(#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"k","x":"\#(x)"}]}"#.utf8))
    }()

    static func feed(_ bytes: [UInt8]) {
        let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
        let expires = Int64(part(1)) ?? 0
        precondition(
            (try? links.target(path: part(0), expires: expires, signature: part(2))) == nil, "a forged address")
        precondition(callbacks.target(id: part(0), secret: Secret(part(1))) == nil, "a forged callback")
        precondition(isRefused(part), "a forged request")
        precondition(receipts.map { (try? $0.receipt(part(0))) == nil } ?? false, "a forged receipt")
        precondition(receipts.map { (try? $0.erasureProof(part(0))) == nil } ?? false, "a forged proof")
        precondition(isNoNotification(part), "a forged notification")
        precondition((try? Sealer(key: key).open(Sealed(bytes: Data(bytes)), for: "row")) == nil, "a forged seal")
    }

    private static func isRefused(_ part: (Int) -> String) -> Bool {
        let request = SignableRequest(
            query: [.init("Action", part(3))],
            headers: [.init("Authorization", part(0)), .init("X-Date", part(1)), .init("X-Content-Sha256", part(2))],
            body: Data(part(3).utf8))
        return (try? signatures.verify(request, now: now)) == nil
    }

    private static func isNoNotification(_ part: (Int) -> String) -> Bool {
        guard let webhooks else { return false }
        do {
            try webhooks.verify(
                Data(part(3).utf8), id: part(0), timestamp: part(1), signature: part(2), now: now.seconds)
            return false
        } catch {
            return true
        }
    }

    private struct Clock: TimeSource {
        var now: Timestamp { Signatures.now }

        func sleep(for duration: Duration) async throws {}
    }
}
