// SPDX-License-Identifier: Apache-2.0

/// Why the fetch guard won't go to a URL.
package enum URLRefusal: String, Error, Sendable, Codable, CaseIterable {
    case malformed
    case schemeNotAllowed = "scheme_not_allowed"
    case userInfo = "user_info"
    case portNotAllowed = "port_not_allowed"
    case privateAddress = "private_address"
    case localName = "local_name"
    case tooLong = "too_long"
}
