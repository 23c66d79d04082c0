// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// The tries that are running now, in memory only as their frames are: after a restart there are none, and the person
/// begins again without having lost one.
final class RunningTries: Sendable {
    private struct Entry {
        var nonce: TokenDigest
        let challenge: [ChallengeStep]
        /// Who began it.
        let address: String?
        var hasFrames = false
    }

    private let entries = Mutex<[SessionID: Entry]>([:])

    func begin(_ session: SessionID, nonce: Secret, challenge: [ChallengeStep], from address: String?) {
        entries.withLock {
            $0[session] = Entry(nonce: TokenDigest(of: nonce), challenge: challenge, address: address)
        }
    }

    func address(of session: SessionID) -> String? { entries.withLock { $0[session]?.address } }

    func isRunning(_ session: SessionID) -> Bool {
        entries.withLock { $0[session] != nil }
    }

    /// Gives a try that has had no frame yet (the page was loaded again) a new nonce. Its challenge and its clock stay:
    /// nobody can look for an easier challenge, or for time, by beginning again.
    /// - Returns: its challenge; nil when there is no such try.
    func reopen(_ session: SessionID, nonce: Secret) -> [ChallengeStep]? {
        entries.withLock { entries in
            guard let entry = entries[session], !entry.hasFrames else { return nil }
            entries[session]?.nonce = TokenDigest(of: nonce)
            return entry.challenge
        }
    }

    /// Whether `nonce` is the running try's.
    func isRunning(_ nonce: Secret, of session: SessionID) -> Bool {
        let digest = TokenDigest(of: nonce)
        return entries.withLock { Self.matches($0[session], digest) }
    }

    /// Whether `nonce` is the running try's; if so its frames have begun.
    func accept(_ nonce: Secret, of session: SessionID) -> Bool {
        let digest = TokenDigest(of: nonce)
        return entries.withLock { entries in
            guard Self.matches(entries[session], digest) else { return false }
            entries[session]?.hasFrames = true
            return true
        }
    }

    private static func matches(_ entry: Entry?, _ digest: TokenDigest) -> Bool {
        entry.map { ConstantTime.equal(Array($0.nonce.hex.utf8), Array(digest.hex.utf8)) } ?? false
    }

    func end(_ session: SessionID) {
        entries.withLock { _ = $0.removeValue(forKey: session) }
    }
}
