// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// What the vendor sends on its own: it fetches files, and tells of changes.
struct VendorCaller: Sendable {
    private static let largestFile = 200_000_000
    private static let patience = TimeAmount.seconds(5)

    /// How many bytes the file has; nil when it can't be fetched or has none.
    func byteCount(of url: String) async -> Int? {
        do {
            let response = try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(30))
            guard response.status == .ok else { return nil }
            var byteCount = 0
            for try await buffer in response.body {
                byteCount += buffer.readableBytes
                guard byteCount <= Self.largestFile else { return nil }
            }
            return byteCount > 0 ? byteCount : nil
        } catch {
            return nil
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
