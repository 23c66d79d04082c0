// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What the cookie of somebody who has signed in says, sealed. Nothing of it is kept on a server, so it is good at every
/// server of the installation; it ends with its time or with the key.
struct ConsoleSession: Codable, Sendable, Equatable {
    let key: APIKeyID
    let isAdmin: Bool
    let expiresAt: Timestamp
    /// Random: what this session's forms are told by.
    let id: String

    private enum CodingKeys: String, CodingKey {
        case key = "k"
        case isAdmin = "a"
        case expiresAt = "e"
        case id = "s"
    }
}
