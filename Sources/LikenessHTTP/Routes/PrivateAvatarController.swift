// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// `POST /v1/seedance2/private-avatar` and its twin `…/assets`: files of virtual persons (contract/apimart.md 2).
struct PrivateAvatarController: Sendable {
    static let defaultModel = "doubao-seedance-2.0"
    static let longestName = 64
    static let longestDescription = 300
    let reviews: Reviews
    let tasks: Tasks
    let answers: TaskAnswers
    let post: IdempotentPost
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.post, "/v1/seedance2/private-avatar", needs: .scopes([.assets])) {
                try await submit($0, $1, needsType: false)
            },
            Endpoint(.post, "/v1/seedance2/private-avatar/assets", needs: .scopes([.assets])) {
                try await submit($0, $1, needsType: true)
            },
        ]
    }

    private func submit(_ request: Request, _ context: AccountContext, needsType: Bool) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let principal = context.principal
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, body: body)) { claim in
            try await reviews.submit(
                submission(body.fields, needsType: needsType, by: principal), by: principal, claim: claim)
        } recall: { answer in
            try await tasks.recall(answer, for: principal)
        }
        return try made.response(answers.submitted(made.value))
    }

    private func submission(_ fields: FieldReader, needsType: Bool, by principal: Principal) throws(FieldViolation)
        -> ReviewSubmission
    {
        let type: LikenessCore.AssetType? = try fields.choice("asset_type")
        if needsType, type == nil { throw fields.violation("asset_type", .missing) }
        let modelName = try fields.string("model") ?? Self.defaultModel
        guard let model = VideoModel(name: modelName) else {
            throw fields.violation("model", .notOneOf(ModelCatalog.names))
        }
        return ReviewSubmission(
            endpoint: .privateAvatar, target: try target(fields), project: try fields.project(of: principal),
            type: type,
            items: try AssetListReader(fields: fields).itemsOrShorthand(), model: model, modelName: modelName)
    }

    /// An existing group, or a new one; without a word of either, one without a name.
    private func target(_ fields: FieldReader) throws(FieldViolation) -> ReviewSubmission.Target {
        let group = try fields.object("group")
        if let id = try fields.string("group_id") {
            if group != nil { throw fields.violation("group", .exclusive(with: "group_id")) }
            return .existing(GroupID(rawValue: id))
        }
        return .new(
            name: try group?.string("name", atMost: Self.longestName) ?? "",
            description: try group?.string("description", atMost: Self.longestDescription) ?? "")
    }
}
