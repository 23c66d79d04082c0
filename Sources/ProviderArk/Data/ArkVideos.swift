// SPDX-License-Identifier: Apache-2.0

package import AsyncHTTPClient
package import LikenessCore
package import Logging
import NIOHTTP1
package import ProviderHTTP

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The vendor's data plane: video (contract/ark.md 4).
package struct ArkVideos: Sendable {
    let transport: VideoTransport
    let region: ArkRegion
    private let time: any TimeSource
    private let reads: VideoReads

    /// - Parameter dataURL: ends in `/api/v3`; nil for the region's own.
    package init(
        apiKey: Secret, region: ArkRegion, dataURL: String? = nil, client: HTTPClient, rates: RateKeeper,
        logger: Logger
    ) {
        let transport = VideoTransport(
            apiKey: apiKey, url: dataURL ?? region.dataURL,
            connection: ArkConnection(client: client, logger: logger))
        self.transport = transport
        self.region = region
        self.time = rates.time
        let name = "ark:\(TokenDigest(of: apiKey).hex.prefix(16)):reads"
        self.reads = VideoReads(transport: transport, name: name, rates: rates)
    }

    private struct Created: Decodable {
        let id: String
    }

    private struct Nothing: Decodable {}

    /// Orders a video. Sent once: the vendor has no way to tell a second one from the first.
    /// - Returns: the vendor's id.
    package func create(_ job: UpstreamVideoJob) async throws(ArkFault) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        guard let body = try? encoder.encode(VideoBody(job, region: region, now: time.now)) else {
            throw .final(code: "InvalidRequest", message: "")
        }
        let call = ArkCall(action: "CreateVideo", isRepeatable: false, timeLimit: .seconds(60))
        return try await transport.send(call, .POST, body: body, as: Created.self).id
    }

    /// How a video stands; nil when the vendor doesn't know it. Calls that come together are one call to the vendor.
    package func state(of id: String) async throws(ArkFault) -> UpstreamVideoState? {
        try await reads.state(of: id)
    }

    /// A queued one is cancelled; a running or finished one stays as it is.
    package func cancel(_ id: String) async throws(ArkFault) {
        do {
            // DELETE also removes the record of a finished one, which is no loss then: nobody waits for it.
            let call = ArkCall(action: "DeleteVideo")
            _ = try await transport.send(call, .DELETE, "/\(id)", as: Nothing.self)
        } catch {
            guard case .final(let code, _) = error, ArkReason(code: code) == nil || code.hasPrefix("OperationDenied")
            else { throw error }
        }
    }
}
