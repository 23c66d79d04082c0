// SPDX-License-Identifier: Apache-2.0

/// URLs as callers really send them; none may be refused.
enum PublicURLs {
    static let all = [
        "http://example.com", "https://example.com/", "HTTPS://Example.COM/Photo.JPG", "https://example.com./a.jpg",
        "https://example.com:8443/a.jpg", "https://example.com?x=1", "https://example.com#top",
        "https://example.com/a/b%20c.jpg?X-Amz-Signature=ab%2Fcd&x=/../y", "https://example.com/照片.jpg",
        "https://example.com/a{1}|b^c`d\"<e>.jpg", "https://example.com/@user/a.jpg", "https://example.com/a.jpg?u=a@b",
        "https://xn--fsqu00a.xn--0zwm56d/a.jpg", "https://my_bucket.s3.amazonaws.com/a.png",
        "https://a-b.c--d.example/x",
        "https://upload.wikimedia.org/wikipedia/commons/8/8d/President_Barack_Obama.jpg", "http://8.8.8.8/a.jpg",
        "http://134744072/a.jpg", "https://1.1.1.1:8443/", "http://9.255.255.255/", "http://11.0.0.0/",
        "http://100.63.255.255/", "http://100.128.0.0/", "http://126.255.255.255/", "http://128.0.0.1/",
        "http://169.253.255.255/", "http://169.255.0.0/", "http://172.15.255.255/", "http://172.32.0.0/",
        "http://192.0.1.0/", "http://192.167.255.255/", "http://192.169.0.0/", "http://198.17.255.255/",
        "http://198.20.0.0/", "http://223.255.255.255/", "http://1.0.0.0/", "http://168.63.129.17/",
        "http://[2606:4700:4700::1111]/", "http://[2001:4860:4860::8888]:8080/",
        "http://[2400:cb00:2048:1::c629:d7a2]/",
        "http://[2a00:1450:4001:81b::200e]/", "https://localhost.example.com/", "https://notlocalhost/x",
        "https://mylocalhost.com/", "https://127.0.0.1.nip.io/", "https://deadbeef.example/", "https://0xdead.example/",
        "https://1.2.3.com/", "https://123.example.com/", "https://abc/", "https://example.com/.", "https://3com.com/",
        "https://example.com/\(String(repeating: "a", count: 4000))",
    ]
}
