// SPDX-License-Identifier: Apache-2.0

/// Where a verification stands. Only forward, except that a failed try with tries left returns to `consented`.
package enum SessionState: String, Sendable, Codable, CaseIterable {
    case created, opened, consented, capturing, verified, failed, expired

    package var isFinal: Bool {
        switch self {
        case .verified, .failed, .expired: true
        case .created, .opened, .consented, .capturing: false
        }
    }
}
