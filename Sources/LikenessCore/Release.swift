// SPDX-License-Identifier: Apache-2.0

/// Which release this is.
package enum Release {
    /// As Semantic Versioning numbers it; the API's description carries the same.
    package static let version = "1.0.0"
}
