// SPDX-License-Identifier: Apache-2.0

import LikenessCore

@testable import LikenessConsole

/// Forms of the console. What is taken keeps the limits that the form names.
enum Forms {
    static func feed(_ bytes: [UInt8]) {
        guard let fields = try? FormFields(urlEncoded: bytes) else { return }
        var key = KeyForm(fields, account: nil)
        if let grant = key.grant(now: Timestamp(seconds: 1_790_000_000), within: KeyGrant()) {
            precondition(!grant.scopes.isEmpty, "a key that may do nothing")
            precondition(grant.projects.map { $0.count <= KeyGrant.mostProjects } ?? true, "too many projects")
        }
        var credit = CreditForm(fields)
        _ = credit.change(of: Credit(granted: Credit.most))
        _ = LiveTopic(fields.text("topic"))
    }
}
