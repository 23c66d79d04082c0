// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The two secrets of a session, sealed on the way in and opened on the way out.
struct SessionSecrets: Sendable {
    let sealer: Sealer
    let address: PublicAddress

    func invitation(of session: VerificationSession) throws -> Invitation {
        let link = try sealer.openSecret(session.linkToken, for: Self.linkRow(session.id))
        return Invitation(
            bytedToken: try bytedToken(of: session), link: Secret("\(address.url)/v/\(link.exposed)"),
            callbackURL: session.callbackURL)
    }

    func bytedToken(of session: VerificationSession) throws -> Secret {
        try sealer.openSecret(session.bytedToken, for: Self.bytedTokenRow(session.id))
    }

    func seal(bytedToken: Secret, of session: SessionID) throws -> Sealed {
        try sealer.seal(bytedToken, for: Self.bytedTokenRow(session))
    }

    func seal(linkToken: Secret, of session: SessionID) throws -> Sealed {
        try sealer.seal(linkToken, for: Self.linkRow(session))
    }

    private static func bytedTokenRow(_ id: SessionID) -> String { "sessions.byted_token:\(id)" }
    private static func linkRow(_ id: SessionID) -> String { "sessions.link_token:\(id)" }
}
