// SPDX-License-Identifier: Apache-2.0

import Crypto
import EngineTesting
import Foundation
import LikenessCore
import Logging

@testable import LikenessEngine

extension EngineBench {
    /// The bodies of all that the account was told.
    func told(_ engine: Engine) async throws -> [String] {
        try await engine.notifications.list(DeliveryFilter(), before: nil, limit: 99, for: principal).map {
            String(decoding: $0.body ?? Data(), as: UTF8.self)
        }
    }

    func erasureCourse(_ engine: Engine, grace: Duration = .zero) -> ErasureCourse {
        ErasureCourse(
            store: store, blobs: blobs, sweep: BlobSweep(store: store, blobs: blobs, grace: grace),
            keys: engine.receiptKeys, address: PublicAddress("https://likeness.example"), time: time)
    }

    func consentWatch(_ configuration: EngineConfiguration.Consent) -> ConsentWatch {
        ConsentWatch(
            store: store, withdrawals: Withdrawals(store: store, delay: configuration.erasureDelay, time: time),
            configuration: configuration, time: time,
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }
}

/// A JSON Web Signature, taken apart.
struct SignedStatement {
    let header: [String: String]
    let payload: String
    private let signed: Data
    private let signature: Data

    struct Malformed: Error {}

    init(_ text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Data(base64URL: parts[0]), let payload = Data(base64URL: parts[1]),
            let signature = Data(base64URL: parts[2])
        else { throw Malformed() }
        self.header = try JSONDecoder().decode([String: String].self, from: header)
        self.payload = String(decoding: payload, as: UTF8.self)
        self.signed = Data("\(parts[0]).\(parts[1])".utf8)
        self.signature = signature
    }

    func fits(_ publicKey: Data) throws -> Bool {
        try Curve25519.Signing.PublicKey(rawRepresentation: publicKey).isValidSignature(signature, for: signed)
    }
}

extension EngineBench {
    /// What the log says, in its order.
    func chainedKinds() async throws -> [String] {
        while try await store.chainEntries(limit: 99) > 0 {}
        return try await store.chain(after: 0, limit: 99).map { entry in
            String(entry.body.firstMatch(of: /"kind":"([a-z_.]+)"/)?.1 ?? "")
        }
    }
}
