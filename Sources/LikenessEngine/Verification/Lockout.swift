// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// Closes the camera for a while after too many failed tries, for one link and for one address. What is kept of an
/// address is a digest.
struct Lockout: Sendable {
    /// Who has failed, as far as it is known.
    struct Subject: Sendable, Equatable {
        let link: TokenDigest
        /// The person's address, as text; nil where it can't be told.
        let address: String?
    }

    private struct Record: Codable, Sendable {
        var failures: [Timestamp] = []
        var lockedUntil: Timestamp?
    }

    /// Nil: nobody is locked out.
    let rule: LockoutRule?
    let states: any SharedStates
    let time: any TimeSource

    /// - Throws: `RuleViolation.lockedOut`.
    func check(_ subject: Subject) async throws {
        guard rule != nil else { return }
        let now = time.now
        for name in names(of: subject) {
            let until = try await states.change(name, from: Record(), now: now) { $0.lockedUntil }
            if let until, now < until { throw RuleViolation.lockedOut(until - now) }
        }
    }

    func noteFailure(of subject: Subject) async throws {
        guard let rule else { return }
        let now = time.now
        for name in names(of: subject) {
            let isLocked = try await states.change(name, from: Record(), now: now) { record in
                record.failures = record.failures.filter { $0 > now - rule.window } + [now]
                guard record.failures.count >= rule.failures else { return false }
                record.lockedUntil = now + rule.pause
                record.failures = []
                return true
            }
            if isLocked { EngineMetrics.lockedOut() }
        }
    }

    private func names(of subject: Subject) -> [String] {
        ["lockout:link:\(subject.link.hex)"]
            + (subject.address.map { ["lockout:address:\(SHA256.hash(data: Array(Self.network(of: $0).utf8)).hex)"] }
                ?? [])
    }

    /// A household has 2 to the 64 addresses of version 6, so its network counts.
    private static func network(of text: String) -> String {
        guard case .v6(let number)? = IPAddress(text) else { return text }
        return "v6:\(number >> 64)"
    }
}

/// So many failures within a time close the camera for a time.
package struct LockoutRule: Sendable, Equatable {
    package let failures: Int
    package let window: Duration
    package let pause: Duration

    package init(failures: Int, window: Duration, pause: Duration) {
        self.failures = failures
        self.window = window
        self.pause = pause
    }
}
