// SPDX-License-Identifier: Apache-2.0

/// One call to the vendor.
struct ArkCall: Sendable {
    let action: String
    /// Whether doing it twice is the same as doing it once. What makes something is never sent again by itself.
    var isRepeatable = true
    var timeLimit: Duration = .seconds(30)
}
