// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What a person sees and does on a page of their own, found by the secret in its address. Nobody else has it: the
/// account is never told.
package struct PersonAccess: Sendable {
    package struct Page: Sendable {
        package let consent: Consent
        /// Who asked.
        package let accountName: String
        package let licence: Licence?
        /// Reviewed photos and clips; none once they are erased.
        package let assets: [Asset]
        /// Newest first.
        package let uses: [ShownUse]
        package let videoCount: Int
    }

    private static let mostAssets = 60
    private static let mostUses = 100
    private let store: any LikenessStore
    private let sealer: Sealer
    private let address: PublicAddress
    private let withdrawals: Withdrawals

    init(store: any LikenessStore, sealer: Sealer, address: PublicAddress, withdrawals: Withdrawals) {
        self.store = store
        self.sealer = sealer
        self.address = address
        self.withdrawals = withdrawals
    }

    /// The address of the person's own page, for the device that has just passed the check.
    func address(of group: GroupID, account: AccountID) async throws -> Secret? {
        guard let consent = try await store.consent(of: group, within: account) else { return nil }
        let link = try sealer.openSecret(consent.link, for: Consent.linkRow(group))
        return Secret("\(address.url)/p/\(link.exposed)")
    }

    /// - Throws: `RuleViolation.hostedPage(.unknownLink)`.
    package func page(link: Secret) async throws -> Page {
        let consent = try await consent(link: link)
        let assets = try await store.assets(
            AssetFilter(account: consent.account, group: consent.group), before: nil, limit: Self.mostAssets)
        return Page(
            consent: consent, accountName: try await store.account(consent.account)?.name ?? "",
            licence: try await store.group(consent.group, account: consent.account)?.licence, assets: assets,
            uses: try await store.uses(of: consent.group, before: nil, limit: Self.mostUses),
            videoCount: try await store.useCount(of: consent.group))
    }

    /// - Throws: `RuleViolation.hostedPage(.unknownLink)`.
    package func consent(link: Secret) async throws -> Consent {
        guard let consent = try await store.consent(link: TokenDigest(of: link)) else {
            throw RuleViolation.hostedPage(.unknownLink)
        }
        return consent
    }

    /// One of the person's own assets.
    /// - Throws: `RuleViolation.hostedPage(.unknownLink)`.
    package func asset(_ id: AssetID, link: Secret) async throws -> Asset {
        let consent = try await consent(link: link)
        guard let asset = try await store.asset(id, account: consent.account), asset.group == consent.group else {
            throw RuleViolation.hostedPage(.unknownLink)
        }
        return asset
    }

    /// From this moment on nothing is made of the face. Again: it stays as it is.
    package func withdraw(link: Secret) async throws {
        try await withdrawals.end(consent(link: link), by: .person)
    }
}
