// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What the vendor sends on its own: it fetches files, and tells of changes.
struct VendorCaller: Sendable {
    private static let largestFile = 200_000_000
    private static let patience = TimeAmount.seconds(5)

    /// Whether the file can be fetched and has anything in it.
    func canFetch(_ url: String) async -> Bool {
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(30))
            guard response.status == .ok else { return false }
            var byteCount = 0
            for try await buffer in response.body {
                byteCount += buffer.readableBytes
                guard byteCount <= Self.largestFile else { return false }
            }
            return byteCount > 0
        } catch {
            return false
        }
    }

    /// Posts a callback. Unsigned, as the vendor's.
    /// - Returns: whether it was taken within five seconds.
    func post(_ body: [UInt8], to url: String) async -> Bool {
        var request = HTTPClientRequest(url: url)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.body = .bytes(body)
        do {
            let response = try await HTTPClient.shared.execute(request, timeout: Self.patience)
            return (200..<300).contains(response.status.code)
        } catch {
            return false
        }
    }
}
