// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI
import NIOHTTP1

extension LikenessClient {
    /// The consents of the persons whom the account has verified, newest first. Of Likeness only, as all of these calls.
    /// - Parameters:
    ///   - project: only those given to this project.
    ///   - status: only these.
    ///   - cursor: `ConsentPage.nextCursor` of the page before.
    ///   - limit: 1 to 100.
    /// - Returns: one page; `licence` and `videos` of its consents are nil, see ``consent(of:)``.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 for a limit that is none.
    public func consents(
        in project: String? = nil, status: ConsentAnswer.Status? = nil, cursor: String? = nil, limit: Int = 20
    ) async throws(LikenessError) -> ConsentPage {
        let filter = [("project_name", project), ("status", status?.rawValue)]
        let query = (filter + [("cursor", cursor), ("limit", String(limit))]).compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        return try await answer(.get("v1", "consents", query: query))
    }

    /// One consent with its receipt, with what it allows now and how often it was used; after the erasure with its proof.
    /// - Parameter group: of the verification.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or somebody else's.
    public func consent(of group: String) async throws(LikenessError) -> ConsentAnswer {
        let consent: Envelope<ConsentAnswer> = try await answer(.get("v1", "consents", group))
        return consent.data
    }

    /// Changes what may be made of the face, within what the person agreed to. It replaces the licence as a whole: a
    /// limit that is nil is none.
    /// - Parameters:
    ///   - licence: no wider than `ConsentAnswer.agreed`.
    ///   - group: of the verification.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 and `outside_licence` for one that is wider, or
    ///   `consent_withdrawn` once the consent has ended.
    public func setLicence(_ licence: ConsentLicence, of group: String) async throws(LikenessError) -> ConsentAnswer {
        var call = try Call.post("v1", "consents", group, "licence", json: licence)
        call.method = .PUT
        let consent: Envelope<ConsentAnswer> = try await answer(call)
        return consent.data
    }

    /// Ends a consent on behalf of the person, who can do it on a page of their own too. From that moment on nothing is
    /// made of the face; everything of the person is deleted at `ConsentAnswer.eraseAt`. A consent that has ended stays
    /// as it is.
    /// - Parameter group: of the verification.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or somebody else's.
    public func withdrawConsent(of group: String) async throws(LikenessError) -> ConsentAnswer {
        let consent: Envelope<ConsentAnswer> = try await answer(
            Call(method: .POST, path: ["v1", "consents", group, "withdraw"]))
        return consent.data
    }
}
