// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Consents as an account and an operator see them.
package struct Consents: Sendable {
    /// A consent with what its group allows now, and how often it was used.
    package struct View: Sendable, Equatable {
        package let consent: Consent
        /// Nil once the group is gone.
        package let licence: Licence?
        package let videos: Int
    }

    private let store: any LikenessStore
    private let withdrawals: Withdrawals
    private let time: any TimeSource

    init(store: any LikenessStore, withdrawals: Withdrawals, time: any TimeSource) {
        self.store = store
        self.withdrawals = withdrawals
        self.time = time
    }

    /// Newest first.
    package func list(
        project: ProjectName?, state: Consent.State?, before last: GroupID?, limit: Int, for principal: Principal
    ) async throws -> [Consent] {
        let projects = project.map { [$0] } ?? principal.grant.projects.map { Array($0) }
        return try await store.consents(
            ConsentFilter(account: principal.account, projects: projects, state: state), before: last, limit: limit)
    }

    /// Newest first.
    /// - Parameter account: nil: of all, for operators.
    package func all(within account: AccountID?, state: Consent.State?, before last: GroupID?, limit: Int)
        async throws -> [Consent]
    {
        try await store.consents(ConsentFilter(account: account, state: state), before: last, limit: limit)
    }

    /// - Throws: `RuleViolation.notFound(.group)`.
    package func view(_ group: GroupID, for principal: Principal) async throws -> View {
        try await view(found(group, for: principal))
    }

    /// - Parameter account: nil: any, for operators.
    package func view(_ group: GroupID, within account: AccountID?) async throws -> View? {
        guard let consent = try await store.consent(of: group, within: account) else { return nil }
        return try await view(consent)
    }

    /// Changes what may be made of the face, within what the person agreed to.
    /// - Throws: `RuleViolation.field` for a licence that is wider; `.consentEnded`.
    package func setLicence(_ licence: Licence, of group: GroupID, by principal: Principal) async throws -> View {
        let consent = try await found(group, for: principal)
        guard consent.ending == nil else { throw RuleViolation.consentEnded }
        guard licence.isWithin(consent.agreed) else {
            throw RuleViolation.field(FieldViolation("", .widerThanAgreed))
        }
        let entry = AuditEntry(
            .licenceChanged, at: time.now, account: consent.account, group: group,
            detail: ["key": principal.key.rawValue])
        do {
            try await store.setLicence(licence, of: group, entry: entry, now: time.now)
        } catch {
            guard error.code == .conflict || error.code == .notFound else { throw error }
            throw RuleViolation.consentEnded
        }
        return try await view(group, for: principal)
    }

    /// Ends the consent on behalf of the person. Again: it stays as it is.
    package func withdraw(_ group: GroupID, by principal: Principal) async throws -> View {
        try await withdrawals.end(found(group, for: principal), by: .account)
        return try await view(group, for: principal)
    }

    /// The same by the operator.
    /// - Returns: nil when there is no such consent.
    package func withdraw(_ group: GroupID) async throws -> View? {
        guard let consent = try await store.consent(of: group, within: nil) else { return nil }
        try await withdrawals.end(consent, by: .administrator)
        return try await view(group, within: nil)
    }

    package func personCount() async throws -> Int { try await store.personCount() }

    private func found(_ group: GroupID, for principal: Principal) async throws -> Consent {
        guard let consent = try await store.consent(of: group, within: principal.account),
            principal.grant.sees(consent.project)
        else { throw RuleViolation.notFound(.group) }
        return consent
    }

    private func view(_ consent: Consent) async throws -> View {
        View(
            consent: consent,
            licence: try await store.group(consent.group, account: consent.account)?.licence,
            videos: try await store.useCount(of: consent.group))
    }
}
