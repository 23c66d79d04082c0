// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct WebURLTests {
    @Test func aURLIsReadIntoItsParts() throws {
        let url = try WebURL("HTTPS://Media.Example.COM.:8443/a/b.jpg?x=1#top")
        #expect(url.scheme == .https)
        #expect(url.host == .name("media.example.com"))
        #expect(url.port == 8443)
        #expect(url.target == "/a/b.jpg?x=1")
        #expect(url.text == "https://media.example.com:8443/a/b.jpg?x=1")
    }

    @Test(arguments: [
        ("http://example.com", "example.com"), ("http://example.com:443", "example.com:443"),
        ("https://example.com:443", "example.com"), ("http://[2606:4700::1]:80/", "[2606:4700:0:0:0:0:0:1]"),
    ])
    func theHostHeaderLeavesOutTheSchemesOwnPort(text: String, header: String) throws {
        #expect(try WebURL(text).hostHeader == header)
    }

    @Test(arguments: [
        ("https://h.example", "/"), ("https://h.example?a=b", "/?a=b"), ("https://h.example/照", "/%E7%85%A7"),
        ("https://h.example/%7Bx%7D{y}", "/%7Bx%7D%7By%7D"), ("https://h.example/a#b?c", "/a"),
    ])
    func theTargetFitsARequestLine(text: String, target: String) throws {
        #expect(try WebURL(text).target == target)
    }

    @Test(arguments: [
        ("http://other.example/x", "http://other.example/x"), ("//other.example/x", "https://other.example/x"),
        ("/x?y", "https://h.example:8443/x?y"), ("x.jpg", "https://h.example:8443/a/x.jpg"),
        ("?z=1", "https://h.example:8443/a/b?z=1"), ("#end", "https://h.example:8443/a/b?c"),
        ("../x", "https://h.example:8443/a/../x"), ("x?u=http://y", "https://h.example:8443/a/x?u=http://y"),
    ])
    func aLocationIsResolvedAgainstTheURL(location: String, expected: String) throws {
        #expect(try WebURL("https://h.example:8443/a/b?c").resolving(location: location).text == expected)
    }

    @Test(arguments: ["ftp://h/", "javascript:x", "//user@h/", "http://h\\", "//", "file:///etc/passwd"])
    func aLocationIsReadAsStrictly(location: String) throws {
        let url = try WebURL("https://h.example/")
        #expect(throws: URLRefusal.self) { try url.resolving(location: location) }
    }
}
