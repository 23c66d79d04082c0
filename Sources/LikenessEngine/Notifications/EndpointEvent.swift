// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What an account is told, at its `events_url`, of things that no request asked for.
struct EndpointEvent: Encodable {
    struct Detail: Encodable {
        /// The endpoint's address, without a query.
        let url: String
        /// Unix seconds.
        let failingSince: Int64
        /// The notification whose try was the last straw.
        let deliveryID: String

        enum CodingKeys: String, CodingKey {
            case url
            case failingSince = "failing_since"
            case deliveryID = "delivery_id"
        }
    }

    let type = "endpoint.disabled"
    let timestamp: String
    let data: Detail

    init(_ delivery: Delivery, failingSince: Timestamp, at now: Timestamp) {
        self.timestamp = now.rfc3339
        self.data = Detail(
            url: delivery.endpoint.address, failingSince: failingSince.seconds, deliveryID: delivery.id.rawValue)
    }

    var body: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self)
        }
    }
}
