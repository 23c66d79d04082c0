// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct ReturnAddressTests {
    @Test(arguments: [
        ("https://a.example/x", "https://a.example/x?bytedToken=T&"),
        ("https://a.example/x?y=1", "https://a.example/x?y=1&bytedToken=T&"),
        ("https://a.example/x?", "https://a.example/x?bytedToken=T&"),
        ("https://a.example/x?y=1&", "https://a.example/x?y=1&bytedToken=T&"),
    ])
    func theQueryIsAppended(callback: String, start: String) {
        #expect(ReturnAddress(session: session(callback), bytedToken: Secret("T")).text.hasPrefix(start))
    }

    @Test func aFragmentStaysAtTheEnd() {
        let text = ReturnAddress(session: session("https://a.example/x#top"), bytedToken: Secret("T")).text
        #expect(text.hasPrefix("https://a.example/x?bytedToken=T&"))
        #expect(text.hasSuffix("&verify_type=real_time#top"))
    }

    @Test func anExpiredSessionHasFailed() {
        #expect(ReturnAddress.resultCode(of: session("https://a.example")) == -1003)
    }

    private func session(_ callback: String) -> VerificationSession {
        let nothing = TokenDigest(storedHex: "")
        let sealed = Sealed(bytes: .init())
        return VerificationSession(
            id: ID(rawValue: "vs_1"), account: ID(rawValue: "acct_1"), project: .default, task: ID(rawValue: "task_1"),
            callbackURL: callback, bytedTokenDigest: nothing, bytedToken: sealed, linkTokenDigest: nothing,
            linkToken: sealed, state: .expired, triesLeft: 2, createdAt: Timestamp(seconds: 0),
            expiresAt: Timestamp(seconds: 1))
    }
}
