// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LikenessEngine

@Suite struct WebhookAddressTests {
    @Test(arguments: [
        ("https://a.example", "https://a.example/callback"), ("https://a.example/x/", "https://a.example/x/callback"),
        ("https://a.example/x?y=1", "https://a.example/x/callback?y=1"),
    ])
    func oneSlashAndTheQueryAtTheEnd(base: String, address: String) {
        #expect(WebhookAddress(base: base).text == address)
    }
}
