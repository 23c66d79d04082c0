// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Makes and reads sessions, and the tokens of their forms.
struct SessionSeal: Sendable {
    static let lifetime = Duration.seconds(12 * 3600)
    private static let row = "console.session"
    private let sealer: Sealer
    private let formKey: SymmetricKey
    private let time: any TimeSource

    /// - Parameter key: the master key's for the console.
    init(key: SymmetricKey, time: any TimeSource) {
        self.sealer = Sealer(key: key)
        self.formKey = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: key, info: Array("likeness/v1/console/forms".utf8), outputByteCount: 32)
        self.time = time
    }

    func make(for key: APIKey) -> ConsoleSession {
        ConsoleSession(
            key: key.id, isAdmin: key.isAdmin, expiresAt: time.now + Self.lifetime,
            id: RandomBytes.make(16).base64URL)
    }

    /// The cookie's value.
    func sealed(_ session: ConsoleSession) throws -> String {
        try sealer.seal(JSONEncoder().encode(session), for: Self.row).bytes.base64URL
    }

    /// Nil for what is not ours, and when its time is up.
    func session(_ text: String) -> ConsoleSession? {
        guard let bytes = Data(base64URL: text), let data = try? sealer.open(Sealed(bytes: bytes), for: Self.row),
            let session = try? JSONDecoder().decode(ConsoleSession.self, from: data), time.now < session.expiresAt
        else { return nil }
        return session
    }

    /// What every form of the session carries: nobody else's page can know it.
    func formToken(of session: ConsoleSession) -> String {
        HMAC<SHA256>.authenticationCode(for: Array(session.id.utf8), using: formKey).base64URL
    }
}
