// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Why a rule refused a request. Closed: the HTTP layer maps every case in one place.
package enum RuleViolation: Error, Sendable, Equatable {
    package enum Resource: String, Sendable {
        case task, group, asset, file, session, delivery, key, account
    }

    case field(FieldViolation)
    /// Unknown and foreign alike.
    case notFound(Resource)
    /// The file was there and has expired.
    case gone
    case idempotencyInProgress
    case idempotencyKeyReused
    /// The body has more bytes than the route allows.
    case tooLarge(limit: Int64)
    /// The upload isn't one of the formats that are taken.
    case unsupportedFormat
    case hostedPage(HostedPageProblem)
    /// Too many tries have failed; none begins for so long.
    case lockedOut(Duration)
    /// The key was not made for this.
    case missingScope(KeyNeed)
    /// The account has less than the work may cost.
    case creditExhausted
    /// The person has withdrawn, or the face lay unused for too long.
    case consentEnded
    /// The provider that the work needs gave no answer, or refused us; nothing was made.
    case provider(ProviderProblem)
    /// The store is out of reach; nothing was changed.
    case unavailable
}

/// What the hosted page can be told.
package enum HostedPageProblem: String, Sendable, Equatable, CaseIterable {
    case unknownLink = "unknown_link"
    case otherDevice = "other_device"
    case consentMissing = "consent_missing"
    case noTryRunning = "no_try_running"
    case sessionOver = "session_over"
    case busy
    /// The number that was typed is not the one that the other device shows; it has to ask again.
    case wrongNumber = "wrong_number"
    /// Other devices have asked too often.
    case tooManyMoves = "too_many_moves"
    /// This server can't check anybody until its operator has mended it.
    case unavailable
}

/// Why a provider could not be used.
package enum ProviderProblem: Sendable, Equatable {
    /// For now.
    case busy(retryAfter: Duration?)
    /// Until its operator has mended the account or the settings.
    case refused
}
