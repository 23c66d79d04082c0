// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A key as `keys list` prints it.
struct KeyRow: Encodable {
    let id: String
    let account: String
    let hint: String
    let admin: Bool
    let label: String
    let scopes: [String]
    let projects: [String]?
    let ratePerSecond: Int?
    let expires: Int64?
    let created: Int64
    let revoked: Int64?

    init(_ key: APIKey, accountName: String) {
        self.id = key.id.rawValue
        self.account = accountName
        self.hint = key.hint
        self.admin = key.isAdmin
        self.label = key.label
        self.scopes = KeyScope.allCases.filter { key.grant.scopes.contains($0) }.map(\.rawValue)
        self.projects = key.grant.projects?.map(\.rawValue)
        self.ratePerSecond = key.grant.requestsPerSecond
        self.expires = key.grant.expiresAt?.seconds
        self.created = key.createdAt.seconds
        self.revoked = key.revokedAt?.seconds
    }

    enum CodingKeys: String, CodingKey {
        case id, account, hint, admin, label, scopes, projects, expires, created, revoked
        case ratePerSecond = "rate_per_second"
    }

    var cells: [String] { [id, hint, "\(account)\(admin ? " (admin)" : "")", label, reach, state] }

    private var state: String {
        if let revoked { return "revoked \(Timestamp(seconds: revoked).rfc3339)" }
        return expires.map { "until \(Timestamp(seconds: $0).rfc3339)" } ?? "active"
    }

    private var reach: String {
        let all = admin || scopes.count == KeyScope.allCases.count
        let parts = [all ? "all" : scopes.joined(separator: ","), projects.map { "in \($0.joined(separator: ","))" }]
        return (parts + [ratePerSecond.map { "\($0)/s" }]).compactMap { $0 }.joined(separator: " ")
    }
}
