// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// The account's notifications: what was sent where, how often and with what answer, and sending it again.
struct DeliveryController: Sendable {
    private static let pageSizes: ClosedRange<Int64> = 1...100
    static let times: ClosedRange<Int64> = 0...253_402_300_799
    let notifications: Notifications
    let post: IdempotentPost
    let largestBody: Int

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.get, "/v1/deliveries", needs: .everything) { try await list($0, $1) },
            Endpoint(.get, "/v1/deliveries/{delivery_id}", needs: .everything) { _, context in
                try await answer(notifications.record(id(context), for: context.principal))
            },
            Endpoint(.post, "/v1/deliveries/{delivery_id}/resend", needs: .everything) { try await resend($0, $1) },
            Endpoint(.post, "/v1/deliveries/resend", needs: .everything) { try await resendAll($0, $1) },
        ]
    }

    private struct Page: Encodable {
        let code = 200
        let data: [DeliveryAnswer]
        /// To be given as `cursor`; null at the end.
        let nextCursor: String?

        enum CodingKeys: String, CodingKey {
            case code, data
            case nextCursor = "next_cursor"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(code, forKey: .code)
            try container.encode(data, forKey: .data)
            try container.encode(nextCursor, forKey: .nextCursor)
        }
    }

    private struct Resent: Encodable {
        let resent: Int
    }

    private func list(_ request: Request, _ context: AccountContext) async throws -> Response {
        let query = QueryReader(request)
        let limit = Int(try query.integer("limit", in: Self.pageSizes) ?? 20)
        let last = try query.text("cursor").map { text in
            guard let id = DeliveryID(parsing: text) else {
                throw FieldViolation("cursor", .malformed(expected: "a next_cursor of an earlier answer"))
            }
            return id
        }
        let found = try await notifications.list(
            try filter(query), before: last, limit: limit + 1, for: context.principal)
        let page = found.prefix(limit)
        return try JSONAnswer.response(
            Page(
                data: page.map { DeliveryAnswer($0) },
                nextCursor: found.count > limit ? page.last?.id.rawValue : nil))
    }

    private func filter(_ query: QueryReader) throws -> DeliveryFilter {
        var filter = DeliveryFilter()
        filter.task = try query.text("task_id").map { text in
            guard let id = TaskID(parsing: text) else { throw APIError.malformedTaskID }
            return id
        }
        filter.status = try query.text("status").map { text in
            guard let status = Delivery.Status(rawValue: text) else {
                throw FieldViolation("status", .notOneOf(Delivery.Status.allCases.map(\.rawValue)))
            }
            return status
        }
        filter.since = try query.integer("since", in: Self.times).map(Timestamp.init(seconds:))
        return filter
    }

    private func resend(_ request: Request, _ context: AccountContext) async throws -> Response {
        let (id, principal) = (try id(context), context.principal)
        // Its body says nothing, whatever it is.
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, bodyHash: "")) { claim in
            try await notifications.resend(id, for: principal, claim: claim)
        } recall: { answer in
            guard case .delivery(id) = answer else { throw RuleViolation.idempotencyKeyReused }
            return try await notifications.record(id, for: principal)
        }
        return try answer(made.value, made.headers)
    }

    /// Resends all since a time: everything that ended, or only what was abandoned or delivered; what waits is tried now.
    private func resendAll(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let principal = context.principal
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, body: body)) { claim in
            try await notifications.resend(filter(body.fields), for: principal, claim: claim)
        } recall: { answer in
            guard case .resent(let count) = answer else { throw RuleViolation.idempotencyKeyReused }
            return count
        }
        return try JSONAnswer.response(Envelope(data: Resent(resent: made.value)), headers: made.headers)
    }

    private func filter(_ fields: FieldReader) throws(FieldViolation) -> DeliveryFilter {
        guard let since = try fields.integer("since", in: Self.times) else { throw fields.violation("since", .missing) }
        return DeliveryFilter(status: try fields.choice("status"), since: Timestamp(seconds: since))
    }

    private func answer(_ record: DeliveryRecord, _ headers: HTTPFields = [:]) throws -> Response {
        try JSONAnswer.response(Envelope(data: DeliveryAnswer(record)), headers: headers)
    }

    private func id(_ context: AccountContext) throws -> DeliveryID {
        guard let id = context.parameters.get("delivery_id").flatMap({ DeliveryID(parsing: $0) }) else {
            throw RuleViolation.notFound(.delivery)
        }
        return id
    }
}
