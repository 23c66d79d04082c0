// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOHTTP1

extension ArkControl {
    /// Whether the account answers at all: one page of a list.
    package func check() async throws(ArkFault) {
        _ = try await findGroup(named: GroupID(rawValue: "likeness-doctor"), project: .default)
    }
}

extension ArkVideos {
    private struct Listed: Decodable {
        let total: Int?
    }

    /// Whether the key answers at all: one entry of a list.
    package func check() async throws(ArkFault) {
        _ = try await transport.send(
            ArkCall(action: "ListVideos"), .GET, "?page_num=1&page_size=1", as: Listed.self)
    }
}
