// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// `POST /v1/seedance2/real-avatar`: one endpoint, three steps; the body tells which (contract/apimart.md 1).
struct RealAvatarController: Sendable {
    private enum Step {
        case start, query, submit
    }

    /// A picture or a clip; no sound here.
    private enum PersonAssetType: String, CaseIterable {
        case video = "Video"
        case image = "Image"
    }

    let verifications: Verifications
    let reviews: Reviews
    let tasks: Tasks
    let answers: TaskAnswers
    let post: IdempotentPost
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.post, "/v1/seedance2/real-avatar", needs: .scopes([.session, .assets])) {
                try await submit($0, $1)
            }
        ]
    }

    private func submit(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let principal = context.principal
        let step = try step(body.fields)
        try principal.require(step == .submit ? .assets : .session)
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, body: body)) { claim in
            try await make(step, body.fields, by: principal, claim: claim)
        } recall: { answer in
            try await tasks.recall(answer, for: principal)
        }
        let language = QueryReader(request).language
        return try made.response(
            step == .submit ? answers.submitted(made.value) : answers.answer(made.value, in: language))
    }

    /// Each step has a field of its own, and no two may stand together.
    private func step(_ fields: FieldReader) throws(FieldViolation) -> Step {
        let keys: [(name: String, step: Step)] = [
            ("callback_url", .start), ("byted_token", .query), ("group_id", .submit), ("assets", .submit),
        ]
        let given = keys.filter { fields.has($0.name) }
        if let first = given.first, let other = given.first(where: { $0.step != first.step }) {
            throw fields.violation(other.name, .exclusive(with: first.name))
        }
        return given.first?.step ?? keys.first { fields.mentions($0.name) }?.step ?? .start
    }

    private func make(
        _ step: Step, _ fields: FieldReader, by principal: Principal, claim: IdempotencyClaim?
    ) async throws -> TaskView {
        switch step {
        case .start:
            try await verifications.start(
                callbackURL: fields.requiredString("callback_url"), project: fields.project(of: principal),
                by: principal,
                claim: claim)
        case .query:
            try await verifications.query(
                bytedToken: Secret(fields.requiredString("byted_token")), project: fields.project(of: principal),
                by: principal, claim: claim)
        case .submit:
            try await reviews.submit(submission(fields, by: principal), by: principal, claim: claim)
        }
    }

    private func submission(_ fields: FieldReader, by principal: Principal) throws(FieldViolation)
        -> ReviewSubmission
    {
        let type: PersonAssetType? = try fields.choice("asset_type")
        return ReviewSubmission(
            endpoint: .realAvatar, target: .existing(GroupID(rawValue: try fields.requiredString("group_id"))),
            project: try fields.project(of: principal), type: type.flatMap { AssetType(rawValue: $0.rawValue) },
            items: try AssetListReader(fields: fields).items(), model: .standard,
            modelName: PrivateAvatarController.defaultModel)
    }
}
