// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: AddressSpelling.allCases.prefix { $0 != .mapped }.filter { $0 != .dottedWithDot })
    func everySpellingIsOneAddress(spelling: AddressSpelling) {
        #expect(IPAddress(spelling.write([192, 168, 7, 9])) == .v4(0xC0A8_0709))
    }

    @Test(arguments: [
        ("::", "0:0:0:0:0:0:0:0"), ("::1", "0:0:0:0:0:0:0:1"), ("1::", "1:0:0:0:0:0:0:0"), ("1::8", "1:0:0:0:0:0:0:8"),
        ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"), ("::FFFF:1.2.3.4", "0:0:0:0:0:ffff:102:304"),
        ("1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"), ("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"),
    ])
    func versionSixIsReadInAllItsForms(text: String, written: String) {
        #expect(IPAddress(text)?.description == written)
    }

    @Test(arguments: [
        "", ".", "1.", ".1", "1..2", "a", "-1", "+1", "1.2.3.-4", "08", "0xg", "1:2", ":::", "1::2::3",
        "1:2:3:4:5:6:7:8:",
        ":1:2:3:4:5:6:7:8", "::1%lo", "::1.2.3.04x", "1:2:3:4:5:6:7:1.2.3.4", "::12345", "1.2.3.4::",
    ])
    func anythingElseIsNoAddress(text: String) {
        #expect(IPAddress(text) == nil)
    }
}
