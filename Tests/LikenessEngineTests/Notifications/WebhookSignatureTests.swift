// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore
import Testing

@testable import LikenessEngine

@Suite struct WebhookSignatureTests {
    @Test(arguments: ["", "whsec_", "whsec_c2hvcnQ=", "whsec_???", "secret"])
    func anUnusableSecretIsRefused(text: String) {
        #expect(throws: WebhookSignature.Failure.self) {
            try WebhookSignature(id: ID(rawValue: "msg_1"), timestamp: 1, body: Data(), secrets: [Secret(text)])
        }
    }
}
