// SPDX-License-Identifier: Apache-2.0

/// What can be set of the HTTP surface.
package struct HTTPSettings: Sendable {
    /// JSON bodies, in bytes (decisions.md, Submission and fetching).
    package var largestBody: Int = 1 << 20

    package init() {}
}
