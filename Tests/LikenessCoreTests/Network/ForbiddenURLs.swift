// SPDX-License-Identifier: Apache-2.0

/// URLs that no caller may send the server to, by the reason.
enum ForbiddenURLs {
    static let malformed = [
        "", "example.com", "//example.com/a", "http:", "http:/example.com", "http:example.com", "http://", "http:///a",
        "http://?a", "http://#a", "http://:80/", "http://example.com:/", "http://example.com:0/",
        "http://example.com:65536/", "http://example.com:+80/", "http://example.com:80a/", "http://example.com:8 0/",
        "http://example.com:80:80/", "http://example.com:８０/", "http://a..example.com/", "http://.example.com/",
        "http://example.com../", "http://-\u{0}/", " http://example.com/", "http://example.com/ ",
        "http://example.com/a b",
        "http://exa\nmple.com/", "http://example.com/\r\nHost:x", "http://example.com/\t",
        "http://example.com\\@127.0.0.1/",
        "http:\\\\127.0.0.1\\", "http://%6c%6fcalhost/", "http://%31%32%37.0.0.1/", "http://127.0.0.1%00.example.com/",
        "http://１２７.０.０.１/", "http://①②⑦.0.0.1/", "http://127。0。0。1/", "http://127．0．0．1/", "http://127｡0｡0｡1/",
        "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/", "http://ＬＯＣＡＬＨＯＳＴ/", "http://loc\u{AD}alhost/", "http://local\u{200B}host/",
        "http://例子.测试/",
        "http://256.0.0.1/", "http://127.0.0.256/", "http://1.2.3.4.5/", "http://127.0.0.08/", "http://4294967296/",
        "http://0x100000000/", "http://127.0.65536/", "http://1.16777216/",
        "http://example.123/", "http://example.0x7f/", "http://09/", "http://[::1/",
        "http://::1/",
        "http://[127.0.0.1]/", "http://[::1]x/", "http://[::1%25lo]/", "http://[fe80::1%eth0]/",
        "http://[fe80::1%251]/",
        "http://[::g]/", "http://[1:2:3:4:5:6:7]/", "http://[1:2:3:4:5:6:7:8:9]/", "http://[::1::]/", "http://[:::1]/",
        "http://[12345::]/", "http://[::1.2.3]/", "http://[::1.2.3.256]/", "http://[::ffff:127.1]/",
        "http://[1.2.3.4::]/",
        "http://[v1.fe80::a]/", "http://[]/", "http://a,b/", "http://a;b/", "http://(a)/", "http://a!/", "http://a b/",
        "http://<a>/", "http://a\"b/", "http://a^b/", "http://a|b/", "http://{a}/", "http://a$b/", "http://a*b/",
        "http://example.com,127.0.0.1/", "http://\(String(repeating: "a", count: 64)).com/",
        "http://\(String(repeating: "a.", count: 127))com/", "https://example.com\u{FF0F}x/",
        "http://example.com\u{FF03}x/",
    ]

    static let otherSchemes = [
        "ftp://example.com/", "file:///etc/passwd", "gopher://127.0.0.1:6379/_", "dict://127.0.0.1:11211/",
        "ldap://127.0.0.1/", "data:image/png;base64,AAAA", "javascript:alert(1)", "asset://asset-1", "jar:http://a!/b",
        "netdoc:///etc/passwd", "ws://example.com/", "unix:/var/run/docker.sock", "http+unix://x/",
        "httpx://example.com/",
        "view-source:http://example.com/", "url:http://127.0.0.1/", "blob:http://example.com/1", "example.com:80/a",
        "127.0.0.1:80", "sftp://example.com/", "tftp://example.com/", "://example.com", "ｈttp://example.com/",
        "https\u{301}://example.com/",
    ]

    static let withUserInfo = [
        "http://user@example.com/", "http://user:pass@example.com/", "http://@example.com/", "http://:@example.com/",
        "http://example.com@127.0.0.1/", "http://127.0.0.1@example.com/", "http://a@b@example.com/",
        "http://example.com:80@127.0.0.1:80/", "http://user%40x@example.com/", "https://user@[::1]/", "http://a:b:c@d/",
        "http://@/", "http://@\u{301}127.0.0.1/",
    ]

    static let localNames = [
        "http://localhost/", "http://LOCALHOST/", "http://LocalHost:8080/", "http://localhost./", "http://a.localhost/",
        "http://a.b.localhost./", "http://localhost.localdomain/", "http://db.localdomain/", "http://localhost6/",
        "http://localhost6.localdomain6.localhost/", "http://ip6-localhost/", "http://ip6-loopback/",
        "https://localhost?x",
        "https://localhost#x", "http://loopback/", "http://localhost4/",
    ]

    static let privateLiterals = [
        "http://127.1/", "http://127.0.1/", "http://0/", "http://00/", "http://0x0/", "http://0x/", "http://0.0/",
        "http://0177.1/", "http://0x7f.1/", "http://127.0x1/", "http://0x7F000001/", "http://017700000001/",
        "http://2130706433/", "http://0000000000000177.0.0.1/", "http://0x00000000007f.0.0.1/", "http://127.0.0.1./",
        "http://2852039166/", "http://0xA9FEA9FE/", "http://0251.0376.0251.0376/", "http://169.254.43518/",
        "http://3232235777/", "http://4294967295/", "http://127.255.255.254/", "http://[::]/", "http://[::1]/",
        "http://[0:0:0:0:0:0:0:1]/", "http://[0000:0000:0000:0000:0000:0000:0000:0001]/", "http://[::127.0.0.1]/",
        "http://[::ffff:127.0.0.1]/", "http://[::FFFF:7f00:1]/", "http://[0:0:0:0:0:ffff:127.0.0.1]/",
        "http://[::ffff:0:127.0.0.1]/", "http://[::ffff:8.8.8.8]/", "http://[64:ff9b::127.0.0.1]/",
        "http://[64:ff9b::8.8.8.8]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/",
        "http://[2002:808:808::]/",
        "http://[2001::1]/", "http://[2001:0:4136:e378:8000:63bf:3fff:fdd2]/", "http://[2001:10::1]/",
        "http://[2001:20::1]/", "http://[2001:db8::1]/", "http://[3fff::1]/", "http://[3fff:fff::1]/",
        "http://[3ffe::1]/",
        "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fdff::1]/", "http://[fe80::1]/", "http://[febf::1]/",
        "http://[fec0::1]/", "http://[ff02::1]/", "http://[ff0e::1]/", "http://[100::1]/", "http://[5f00::1]/",
        "http://[4000::1]/", "http://[1fff::1]/", "http://[2620:4f:8000::1]/", "http://[2606:4700::5efe:127.0.0.1]/",
        "http://[2606:4700::200:5efe:10.0.0.1]/", "http://168.63.129.16/", "http://100.100.100.200/",
        "http://192.0.0.192/",
    ]

    /// First, last or well-known address of each closed block of version 4.
    static let privateAddresses = [
        [0, 0, 0, 0], [0, 255, 255, 255], [10, 0, 0, 0], [10, 255, 255, 255], [100, 64, 0, 0], [100, 127, 255, 255],
        [127, 0, 0, 1], [127, 255, 255, 255], [169, 254, 0, 1], [169, 254, 169, 254], [172, 16, 0, 0],
        [172, 31, 255, 255],
        [192, 0, 0, 8], [192, 0, 2, 1], [192, 31, 196, 1], [192, 52, 193, 1], [192, 88, 99, 1], [192, 168, 0, 0],
        [192, 168, 255, 255], [192, 175, 48, 1], [198, 18, 0, 0], [198, 19, 255, 255], [198, 51, 100, 1],
        [203, 0, 113, 1],
        [224, 0, 0, 1], [239, 255, 255, 255], [240, 0, 0, 1], [255, 255, 255, 255],
    ]
}
