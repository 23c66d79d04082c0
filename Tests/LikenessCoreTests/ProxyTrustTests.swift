// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct ProxyTrustTests {
    private let trust = ProxyTrust(blocks: ["10.0.0.0/8", "::1"].compactMap { AddressBlock($0) })

    @Test func aStrangersWordAboutTheAddressIsNotTaken() {
        #expect(trust.client(peer: "192.0.2.1", forwardedFor: "203.0.113.9") == "192.0.2.1")
        #expect(ProxyTrust.nobody.client(peer: "198.41.0.4", forwardedFor: "203.0.113.9") == "198.41.0.4")
        #expect(ProxyTrust.nobody.client(peer: "10.0.0.1", forwardedFor: nil) == "10.0.0.1")
    }

    @Test func aProxyThatNobodyNamedDoesNotStandForEveryPersonBehindIt() {
        #expect(ProxyTrust.nobody.client(peer: "10.0.0.1", forwardedFor: "203.0.113.9") == nil)
        #expect(ProxyTrust.nobody.client(peer: "127.0.0.1", forwardedFor: "203.0.113.9") == nil)
    }

    @Test func ofATrustedProxyTheNearestAddressThatIsNoneCounts() {
        #expect(trust.client(peer: "10.0.0.1", forwardedFor: "1.1.1.1, 203.0.113.9, 10.2.3.4") == "203.0.113.9")
        #expect(trust.client(peer: "::ffff:10.0.0.1", forwardedFor: "203.0.113.9") == "203.0.113.9")
        #expect(trust.client(peer: "10.0.0.1", forwardedFor: nil) == "10.0.0.1")
        #expect(trust.client(peer: "10.0.0.1", forwardedFor: "203.0.113.9, unknown") == nil)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/0", "10.0.0.0/x", "example.com", "2001:db8::/129", "/8"])
    func whatIsNoBlockIsNone(text: String) {
        #expect(AddressBlock(text) == nil)
    }
}
