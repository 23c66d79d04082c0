// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

@testable import FetchGuard
@testable import LikenessConsole
@testable import LikenessEngine
@testable import LikenessHTTP
@testable import LikenessWeb

/// Values of headers, of requests and of answers to ours.
enum Headers {
    private static let size: Int64 = 1000
    private static let proxies = ProxyTrust(blocks: [AddressBlock("10.0.0.0/8")].compactMap(\.self))

    static func feed(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = HeaderParameters(text)
        _ = EntityTags(text).match("\"a\"")
        _ = Language(text)
        _ = PageLanguage(wish: text, accepted: text)
        _ = ConsoleLanguage(wish: text, accepted: text)
        _ = AddressBlock(text)
        checkRange(text)
        if let client = proxies.client(peer: "10.0.0.1", forwardedFor: text) {
            precondition(IPAddress(client) != nil, "a client that is no address")
        }
        if let date = Timestamp(httpDate: text) { _ = date.compactText }
        if let wait = RetryAfter.read(text, now: Timestamp(seconds: 1_790_000_000)) {
            precondition(wait >= .zero, "a wait into the past")
        }
    }

    private static func checkRange(_ text: String) {
        guard let value = HTTPField.isValidValue(text) ? text : nil else { return }
        guard case .bytes(let range) = ByteRange([.range: value], tag: "\"a\"", size: size) else { return }
        precondition(!range.isEmpty && range.lowerBound >= 0 && range.upperBound <= size, "a range outside of the file")
    }
}
