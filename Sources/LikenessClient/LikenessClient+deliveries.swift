// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI
import NIOHTTP1

/// A piece of the list of deliveries, the youngest first.
public struct DeliveryPage: Sendable, Equatable {
    /// At most as many as `limit` asked for.
    public let deliveries: [DeliveryAnswer]
    /// Leads to the older ones, as `cursor` of the next call; nil when there are none.
    public let next: String?
}

extension LikenessClient {
    /// The account's notifications as they were sent. Of Likeness only: APIMart's interface has no such list.
    /// - Parameters:
    ///   - task: only those that tell of this task.
    ///   - status: only these.
    ///   - since: Unix seconds; only those made then or later.
    ///   - cursor: ``DeliveryPage/next`` of the page before.
    ///   - limit: 1 to 100.
    /// - Returns: one page; `log` and `endpoint` of its deliveries are nil, see ``delivery(_:)``.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 for a limit or a cursor that is none.
    public func deliveries(
        of task: String? = nil, status: DeliveryAnswer.Status? = nil, since: Int64? = nil, cursor: String? = nil,
        limit: Int = 20
    ) async throws(LikenessError) -> DeliveryPage {
        let filter = [("task_id", task), ("status", status?.rawValue), ("since", since.map(String.init))]
        let query = (filter + [("cursor", cursor), ("limit", String(limit))]).compactMap { name, value in
            value.map { (name: name, value: $0) }
        }
        let page: Page = try await answer(.get("v1", "deliveries", query: query))
        return DeliveryPage(deliveries: page.data, next: page.nextCursor)
    }

    /// One notification with each of its tries, and its endpoint's trouble if there is some.
    /// - Parameter id: `msg_…`, also the `webhook-id` that the receiver saw.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or somebody else's.
    public func delivery(_ id: String) async throws(LikenessError) -> DeliveryAnswer {
        let delivery: Envelope<DeliveryAnswer> = try await answer(.get("v1", "deliveries", id))
        return delivery.data
    }

    /// Sends one notification again; its id and body stay the same. An endpoint that was disabled is tried as usual
    /// again.
    /// - Parameter id: `msg_…`.
    /// - Returns: it as it waits for its next try.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or somebody else's.
    public func resendDelivery(_ id: String) async throws(LikenessError) -> DeliveryAnswer {
        let delivery: Envelope<DeliveryAnswer> = try await answer(
            Call(method: .POST, path: ["v1", "deliveries", id, "resend"]))
        return delivery.data
    }

    /// Sends all notifications since a time again, after a receiver was broken for a while; ids and bodies stay the
    /// same.
    /// - Parameters:
    ///   - since: Unix seconds.
    ///   - status: only these, `abandoned` for instance; nil for all.
    /// - Returns: how many; one that is being tried at this moment is not counted.
    public func resendDeliveries(
        since: Int64, status: DeliveryAnswer.Status? = nil
    ) async throws(LikenessError) -> Int {
        let resent: Envelope<Resent> = try await answer(
            .post("v1", "deliveries", "resend", json: Resending(since: since, status: status)))
        return resent.data.resent
    }

    private struct Page: Decodable {
        let data: [DeliveryAnswer]
        let nextCursor: String?

        enum CodingKeys: String, CodingKey {
            case data
            case nextCursor = "next_cursor"
        }
    }

    private struct Resending: Encodable {
        let since: Int64
        let status: DeliveryAnswer.Status?
    }

    private struct Resent: Decodable {
        let resent: Int
    }
}
