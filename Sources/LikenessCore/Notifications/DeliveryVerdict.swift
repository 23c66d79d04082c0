// SPDX-License-Identifier: Apache-2.0

/// What follows a try.
package enum DeliveryVerdict: Sendable, Equatable {
    case delivered
    case retry(at: Timestamp)
    case abandoned
}
