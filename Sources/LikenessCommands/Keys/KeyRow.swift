// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A key as `keys list` prints it.
struct KeyRow: Encodable {
    let id: String
    let account: String
    let hint: String
    let admin: Bool
    let created: Int64
    let revoked: Int64?

    init(_ key: APIKey, accountName: String) {
        self.id = key.id.rawValue
        self.account = accountName
        self.hint = key.hint
        self.admin = key.isAdmin
        self.created = key.createdAt.seconds
        self.revoked = key.revokedAt?.seconds
    }

    var text: String {
        let state = revoked.map { "revoked \(Timestamp(seconds: $0).rfc3339)" } ?? "active"
        return "\(id)  \(hint)  \(account)\(admin ? " (admin)" : "")  \(state)"
    }
}
