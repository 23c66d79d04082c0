// SPDX-License-Identifier: Apache-2.0

/// One thing the person is asked to do; `left` and `right` are the person's own.
package enum ChallengeStep: String, Sendable, Codable, CaseIterable {
    case left, right, center
}
