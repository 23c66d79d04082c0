// SPDX-License-Identifier: Apache-2.0

/// Where the person of a film looks; left and right are the person's own.
package enum HeadTurn: Sendable, Equatable {
    case left, right, center
}
