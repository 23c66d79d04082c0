// SPDX-License-Identifier: Apache-2.0

/// Who makes a request.
package struct Principal: Sendable, Hashable {
    package let account: AccountID
    package let key: APIKeyID
    package let grant: KeyGrant

    package init(account: AccountID, key: APIKeyID, grant: KeyGrant = .everything) {
        self.account = account
        self.key = key
        self.grant = grant
    }
}
