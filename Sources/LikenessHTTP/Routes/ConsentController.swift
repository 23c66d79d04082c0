// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// Consents of persons: their receipts, what they allow, and their end.
struct ConsentController: Sendable {
    private static let pageSizes: ClosedRange<Int64> = 1...100
    let consents: Consents
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.get, "/v1/consents", needs: .read) { try await list($0, $1) },
            Endpoint(.get, "/v1/consents/{group_id}", needs: .read) { _, context in
                try await answer(consents.view(id(context), for: context.principal))
            },
            Endpoint(.put, "/v1/consents/{group_id}/licence", needs: .scopes([.session])) {
                try await setLicence($0, $1)
            },
            // Ended twice, it stays as it was, so it needs no idempotency key.
            Endpoint(.post, "/v1/consents/{group_id}/withdraw", needs: .scopes([.session])) { _, context in
                try await answer(consents.withdraw(id(context), by: context.principal))
            },
        ]
    }

    private func list(_ request: Request, _ context: AccountContext) async throws -> Response {
        let query = QueryReader(request)
        let limit = Int(try query.integer("limit", in: Self.pageSizes) ?? 20)
        let state = try query.text("status").map { text in
            guard let state = Consent.State(rawValue: text) else {
                throw FieldViolation("status", .notOneOf(Consent.State.allCases.map(\.rawValue)))
            }
            return state
        }
        let project = try query.text("project_name").map {
            try ProjectName(reading: $0, path: "project_name", of: context.principal)
        }
        let last = try query.text("cursor").map { text in
            guard let id = GroupID(parsing: text) else {
                throw FieldViolation("cursor", .malformed(expected: "a next_cursor of an earlier answer"))
            }
            return id
        }
        let found = try await consents.list(
            project: project, state: state, before: last, limit: limit + 1, for: context.principal)
        let page = found.prefix(limit)
        return try JSONAnswer.response(
            ConsentPage(
                data: page.map { ConsentAnswer($0) },
                nextCursor: found.count > limit ? page.last?.group.rawValue : nil))
    }

    private func setLicence(_ request: Request, _ context: AccountContext) async throws -> Response {
        let fields = try await JSONBody(request, atMost: largestBody).fields
        let licence = try LicenceReader(fields: fields).licence
        return try await answer(consents.setLicence(licence, of: id(context), by: context.principal))
    }

    private func answer(_ view: Consents.View) throws -> Response {
        try JSONAnswer.response(Envelope(data: ConsentAnswer(view)))
    }

    private func id(_ context: AccountContext) throws -> GroupID {
        guard let id = context.parameters.get("group_id"), !id.utf8.contains(0) else {
            throw RuleViolation.notFound(.group)
        }
        return GroupID(rawValue: id)
    }
}
