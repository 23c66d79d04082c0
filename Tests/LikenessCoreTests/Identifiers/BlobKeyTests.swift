// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct BlobKeyTests {
    @Test func aDigestIsWrittenInHexadecimal() {
        #expect(BlobKey(digest: [0, 15, 255]).hex == "000fff")
    }

    @Test(arguments: ["", "../../etc/passwd", String(repeating: "A", count: 64), String(repeating: "a", count: 63)])
    func anythingElseIsNoKey(text: String) {
        #expect(BlobKey(text) == nil)
    }

    @Test(arguments: [
        ("default", true), ("项目", true), ("", false), ("a\nb", false), (String(repeating: "x", count: 65), false),
    ])
    func aProjectNameIsShortAndPrintable(text: String, valid: Bool) {
        #expect((ProjectName(rawValue: text) != nil) == valid)
    }
}
