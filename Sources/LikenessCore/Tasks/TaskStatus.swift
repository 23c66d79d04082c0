// SPDX-License-Identifier: Apache-2.0

/// The four words that clients understand (contract/apimart.md 4); there is no `cancelled` on the wire.
package enum TaskStatus: String, Sendable, Codable, CaseIterable {
    case pending, processing, completed, failed

    package var isFinal: Bool { self == .completed || self == .failed }
}
