// SPDX-License-Identifier: Apache-2.0

import NIOSSL

/// A certificate for `media.example`, made for these tests with `openssl req -x509 -newkey ec` and trusted by nobody
/// else; its key protects nothing.
enum TestCertificate {
    static func server() throws -> TLSConfiguration {
        .makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
    }

    /// A client that trusts it, and no other.
    static func client() throws -> TLSConfiguration {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem)])
        return configuration
    }

    private static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIBojCCAUegAwIBAgIUaB6hSMAqvKSBUmAPMSU5/Tm7X9kwCgYIKoZIzj0EAwIw
        GDEWMBQGA1UEAwwNbWVkaWEuZXhhbXBsZTAgFw0yNjExMjMxNjM3NDNaGA8yMTI2
        MTAzMDE2Mzc0M1owGDEWMBQGA1UEAwwNbWVkaWEuZXhhbXBsZTBZMBMGByqGSM49
        AgEGCCqGSM49AwEHA0IABD/LbQ6o8bxGOWvCyal/zBZj4x94Y2wiGBlDkvD7Lg5R
        l7fGIvfvsZ7E+rCPL4Qe5csIJrZJ+a/ElgdsWT31jhejbTBrMB0GA1UdDgQWBBSv
        Hn/b/9nGsedB6BwxWNLsOSO+UTAfBgNVHSMEGDAWgBSvHn/b/9nGsedB6BwxWNLs
        OSO+UTAYBgNVHREEETAPgg1tZWRpYS5leGFtcGxlMA8GA1UdEwEB/wQFMAMBAf8w
        CgYIKoZIzj0EAwIDSQAwRgIhALIHFo//Z4nSMCvohmkuzofe9QCXxeKTZmjsB9Tj
        K7z6AiEA9n/JobTbLMM1gdsSSMK1llO5i4QEhaD5DQytJ7FKGa0=
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2sIwwN8F2qipWVhg
        yUYeEefh5dWXAd4MTaA7WKXaq6ahRANCAAQ/y20OqPG8Rjlrwsmpf8wWY+MfeGNs
        IhgZQ5Lw+y4OUZe3xiL377GexPqwjy+EHuXLCCa2SfmvxJYHbFk99Y4X
        -----END PRIVATE KEY-----
        """
}
