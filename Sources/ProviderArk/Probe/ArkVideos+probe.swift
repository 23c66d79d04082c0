// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOHTTP1

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension ArkVideos {
    private struct Plain: Encodable {
        let model: String
        let content: [VideoBody.Item]
        let resolution = "480p"
    }

    private struct Created: Decodable {
        let id: String
    }

    private struct Length: Decodable {
        let duration: Int?
    }

    /// An order that says nothing of its length.
    func createPlain(prompt: String) async throws -> String {
        let body = Plain(model: region.modelID(of: .fast), content: [VideoBody.Item(type: "text", text: prompt)])
        let call = ArkCall(action: "CreateVideo", isRepeatable: false)
        return try await transport.send(call, .POST, body: try JSONEncoder().encode(body), as: Created.self).id
    }

    /// As the vendor tells it, once it does.
    func seconds(of id: String) async throws -> Int? {
        try await transport.send(ArkCall(action: "GetVideo"), .GET, "/\(id)", as: Length.self).duration
    }
}
