// SPDX-License-Identifier: Apache-2.0

import Foundation
import NIOCore

@testable import LikenessClient
@testable import ProviderAPIMart
@testable import ProviderArk

/// Answers and callbacks of providers, and refusals as the client library reads them. The first byte chooses the status.
enum Answers {
    private static let statuses = [200, 201, 400, 401, 403, 404, 408, 409, 429, 500, 502, 503]

    static func feed(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let status = statuses[Int(first) % statuses.count]
        let data = Data(bytes.dropFirst())
        let decoder = JSONDecoder()
        _ = try? decoder.decode(ControlEnvelope<VideoItem>.self, from: data)
        if let item = try? decoder.decode(VideoItem.self, from: data) { _ = item.state }
        if let error = try? decoder.decode(APIMartError.self, from: data) {
            let call = APIMartCall(action: "GetTask", path: "/v1/tasks/t")
            _ = APIMartFault(status: status, error: error, call, after: nil).advice
        }
        _ = try? decoder.decode(APIMartAnswer.self, from: data)
        _ = try? decoder.decode(APIMartListing.self, from: data)
        _ = try? decoder.decode(APIMartSingle.self, from: data)
        _ = Refusals.read(ByteBuffer(bytes: data), status: status)
    }
}
