// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct OwnFileURLTests {
    @Test(arguments: ["http://127.0.0.1:8080", "http://127.0.0.1:8080/", "https://media.example/likeness"])
    func ourOwnFilesAreRecognised(publicURL: String) throws {
        let base = publicURL.hasSuffix("/") ? String(publicURL.dropLast()) : publicURL
        let url = OwnFileURL("\(base)/f/image/file_1-a%20b.jpg?expires=17&signature=ab-c_", publicURL: publicURL)
        let own = try #require(url)
        #expect(own.path == "/f/image/file_1-a b.jpg")
        #expect(own.expires == 17)
        #expect(own.signature == "ab-c_")
    }

    @Test(arguments: [
        "http://127.0.0.1:8081/f/image/a?expires=1&signature=x",
        "https://127.0.0.1:8080/f/image/a?expires=1&signature=x",
        "http://127.0.0.1.example:8080/f/image/a?expires=1&signature=x",
        "http://127.0.0.1:8080/g/a?expires=1&signature=x",
        "http://127.0.0.1:8080/f/image/a", "http://127.0.0.1:8080/f/image/a?expires=x&signature=y",
        "http://127.0.0.1:8080/f/image/%ZZ?expires=1&signature=x", "asset://asset-1",
    ])
    func otherURLsAreNot(url: String) {
        #expect(OwnFileURL(url, publicURL: "http://127.0.0.1:8080") == nil)
    }

    @Test(arguments: [
        ("a%20b", "a b"), ("%E7%85%A7", "照"), ("plain", "plain"), ("%", nil), ("%4", nil), ("%+1", nil), ("%FF", nil),
        ("", ""),
    ])
    func percentSignsAreResolvedStrictly(text: String, expected: String?) {
        #expect(text.percentDecoded == expected)
    }
}
