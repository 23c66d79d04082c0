// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Going on at another device.
extension HostedVerification {
    /// Asks, from a device that is not the bound one, to go on there.
    /// - Returns: the number to be shown, and the device's secret for its cookie, which is good once the number was typed.
    package func askToMove(link: Secret) async throws -> (number: Int, device: Secret) {
        try await changing(link) { session in
            try checkMovable(session)
            let device = Secret.random()
            guard let number = try await moves.ask(session.id, device: TokenDigest(of: device)) else {
                throw problem(.tooManyMoves)
            }
            return (number, device)
        }
    }

    /// What was typed at the bound device. With the right number the other device is the bound one from now on.
    /// - Parameter number: nil: the person knows of no other device.
    package func answerMove(link: Secret, device: Secret?, number: Int?) async throws -> VerificationPage {
        let session = try await unfinished(link)
        try checkAnswering(device, session)
        guard let other = try await moves.answer(session.id, number: number) else {
            guard number == nil else { throw problem(.wrongNumber) }
            return try await page(of: session, on: device)
        }
        return try await changing(link) { session in
            try checkAnswering(device, session)
            var moved = session
            moved.deviceDigest = other
            return try await page(of: sessions.advance(moved), on: device)
        }
    }

    private func checkAnswering(_ device: Secret?, _ session: VerificationSession) throws {
        try check(device, of: session)
        try checkMovable(session)
    }

    /// Not in the middle of a try, whose frames come from the device that began it.
    private func checkMovable(_ session: VerificationSession) throws {
        try checkHosted(session)
        guard session.deviceDigest != nil else { throw problem(.consentMissing) }
        guard session.state == .consented else { throw problem(.otherDevice) }
    }

    /// The bound device alone is told.
    func isMoveAsked(_ session: VerificationSession, isElsewhere: Bool) async throws -> Bool {
        guard session.state == .consented, !isElsewhere, session.deviceDigest != nil else { return false }
        return try await moves.isAsked(session.id)
    }
}
