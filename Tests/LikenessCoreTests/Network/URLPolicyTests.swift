// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct URLPolicyTests {
    private let policy = URLPolicy()

    @Test("GHSA-w98g-5w9p-p3rc: what libraries read differently is malformed", arguments: ForbiddenURLs.malformed)
    func whatLibrariesReadDifferentlyIsMalformed(url: String) {
        #expect(throws: URLRefusal.malformed) { try policy.check(url, for: .anyPort) }
    }

    @Test(arguments: ForbiddenURLs.otherSchemes)
    func onlyHTTPAndHTTPSAreFetched(url: String) {
        #expect(throws: URLRefusal.schemeNotAllowed) { try policy.check(url, for: .anyPort) }
    }

    @Test(arguments: ForbiddenURLs.withUserInfo)
    func userInfoIsRefused(url: String) {
        #expect(throws: URLRefusal.userInfo) { try policy.check(url, for: .anyPort) }
    }

    @Test(arguments: ForbiddenURLs.localNames)
    func namesOfThisMachineAreRefused(url: String) {
        #expect(throws: URLRefusal.localName) { try policy.check(url, for: .anyPort) }
    }

    @Test(arguments: ForbiddenURLs.privateLiterals)
    func privateAddressesAreRefused(url: String) {
        #expect(throws: URLRefusal.privateAddress) { try policy.check(url, for: .anyPort) }
    }

    @Test(
        "CVE-2025-59146: private addresses are refused in every spelling", arguments: ForbiddenURLs.privateAddresses,
        AddressSpelling.allCases)
    func privateAddressesAreRefusedInEverySpelling(address: [Int], spelling: AddressSpelling) {
        #expect(throws: URLRefusal.privateAddress) {
            try policy.check("http://\(spelling.write(address))/a.jpg", for: .anyPort)
        }
    }

    @Test(arguments: PublicURLs.all)
    func publicURLsPass(url: String) throws {
        try policy.check(url, for: .anyPort)
    }

    @Test func anOverlongURLIsRefused() {
        let url = "https://example.com/" + String(repeating: "a", count: WebURL.maximumLength)
        #expect(throws: URLRefusal.tooLong) { try policy.check(url, for: .anyPort) }
    }

    @Test(arguments: ["http://example.com:8080/", "https://example.com:22/", "http://8.8.8.8:81"])
    func aWebhookGoesToWebPortsOnly(url: String) throws {
        #expect(throws: URLRefusal.portNotAllowed) { try policy.check(url, for: .webPorts) }
        try policy.check(url, for: .anyPort)
    }

    @Test(arguments: [
        "http://example.com/", "https://example.com", "http://example.com:443/", "https://example.com:80",
    ])
    func bothWebPortsAreOpenToBothSchemes(url: String) throws {
        try policy.check(url, for: .webPorts)
    }

    @Test(
        arguments: [
            ("127.0.0.1:9000", "http://127.0.0.1:9000/x"), ("127.0.0.1:9000", "http://2130706433:9000/x"),
            ("LOCALHOST:9000", "http://localhost.:9000/x"), ("[::1]:9000", "http://[0:0::1]:9000/x"),
            ("minio.internal:9000", "https://minio.internal:9000/x"), ("10.0.0.5:80", "http://10.0.0.5/x"),
        ])
    func anAllowedEntryLiftsAddressAndPort(entry: String, url: String) throws {
        try URLPolicy(allowed: [entry]).check(url, for: .webPorts)
    }

    @Test(arguments: [
        "http://127.0.0.1:9001/", "http://127.0.0.2:9000/", "http://localhost:9000/", "http://127.0.0.1/",
    ])
    func anAllowedEntryLiftsNothingElse(url: String) {
        #expect(throws: URLRefusal.self) { try URLPolicy(allowed: ["127.0.0.1:9000"]).check(url, for: .anyPort) }
    }

    @Test(arguments: ["ftp://127.0.0.1:9000/", "http://user@127.0.0.1:9000/", "http://127.0.0.1:9000\\x"])
    func anAllowedEntryLiftsNeitherSchemeNorForm(url: String) {
        #expect(throws: URLRefusal.self) { try URLPolicy(allowed: ["127.0.0.1:9000"]).check(url, for: .anyPort) }
    }

    @Test func theAddressesOfANameAreJudgedLater() throws {
        let url = try policy.check("http://example.com/", for: .anyPort)
        #expect(throws: URLRefusal.privateAddress) { try policy.check(.v4(0x7F00_0001), of: url) }
        try policy.check(.v4(0x0808_0808), of: url)
    }

    @Test(
        "CVE-2026-42339: 0.0.0.0/8 is this machine", arguments: ["http://0.0.0.0/", "http://0/", "http://0.1.2.3:80/"])
    func theNetworkOfZeroIsRefused(url: String) {
        #expect(throws: URLRefusal.privateAddress) { try URLPolicy().check(url, for: .anyPort) }
    }

    @Test(
        "CVE-2026-33480: an address of version 4 in one of version 6 is what it is",
        arguments: ["http://[::ffff:127.0.0.1]/", "http://[::ffff:a00:1]/", "http://[64:ff9b::7f00:1]/"])
    func mappedAddressesAreRefused(url: String) {
        #expect(throws: URLRefusal.privateAddress) { try URLPolicy().check(url, for: .anyPort) }
    }
}
