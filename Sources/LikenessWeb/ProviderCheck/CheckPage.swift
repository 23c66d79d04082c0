// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// What our page shows of a session that a provider checks.
enum CheckPage: Equatable {
    /// The provider hasn't said yet what came of it.
    case checking
    /// The person may go to the provider's page (again).
    case open
    /// A try was not passed; there are others.
    case failedTry(VerificationFailure?)
    case over

    init(_ page: VerificationPage, now: Timestamp) {
        switch page.state {
        case .verified, .failed, .expired: self = .over
        // The provider is asked once more after the end.
        case _ where page.expiresAt <= now, .capturing: self = .checking
        case .consented: self = .failedTry(page.lastFailure)
        case .created, .opened: self = .open
        }
    }
}
