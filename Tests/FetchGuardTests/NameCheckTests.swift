// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import FetchGuard
import HTTPTypes
import HummingbirdCore
import HummingbirdTLS
import LikenessCore
import NIOSSL
import Testing

@Suite struct NameCheckTests {
    private static let loopback = IPAddress.v4(0x7F00_0001)

    private func fetcher(
        allowed: Set<String> = [], trusting tls: TLSConfiguration? = nil, answers: [IPAddress]
    ) -> GuardedFetcher {
        let transport = GuardedTransport(
            policy: URLPolicy(allowed: allowed), resolver: NameResolver { _ in answers },
            configuration: HTTPClient.Configuration(tlsConfiguration: tls))
        return GuardedFetcher(transport: transport, blobs: HashingBlobs())
    }

    @Test func theSystemKnowsLocalhost() async {
        #expect(await NameResolver.system.addresses("localhost").contains(Self.loopback))
    }

    @Test func theSystemKnowsNothingOfInvalidNames() async {
        #expect(await NameResolver.system.addresses("nothing.invalid").isEmpty)
    }

    @Test(
        arguments: [
            [.v4(0x7F00_0001)], [.v4(0xA9FE_A9FE)], [.v4(0x0A00_0001)], [.v6(1)], [.v6(0xFFFF_7F00_0001)],
            [.v4(0x5DB8_D822), .v4(0x7F00_0001)], [.v4(0x7F00_0001), .v4(0x5DB8_D822)],
        ] as [[IPAddress]])
    func aNameWithAPrivateAddressIsRefused(answers: [IPAddress]) async {
        await #expect(throws: OutboundFailure.refused(.privateAddress)) {
            try await fetcher(answers: answers).fetch("http://media.example/photo", limit: 100)
        }
    }

    @Test func aNameWithoutAddressIsNotFound() async {
        await #expect(throws: OutboundFailure.nameNotFound) {
            try await fetcher(answers: []).fetch("http://media.example/photo", limit: 100)
        }
    }

    /// No resolver of this machine knows the name, so only a connection to the vetted address can arrive.
    @Test func theConnectionGoesToTheVettedAddress() async throws {
        let host = MediaHost()
        try await host.run { port in
            let fetcher = fetcher(allowed: ["media.example:\(port)"], answers: [Self.loopback])
            let blob = try await fetcher.fetch("http://media.example:\(port)/photo", limit: 100)
            #expect(blob == Blob(of: "a photo"))
            #expect(host.requests.first?.authority == "media.example:\(port)")
        }
    }

    @Test func anAddressThatRefusesGivesWayToTheNext() async throws {
        try await MediaHost().run { port in
            let answers: [IPAddress] = [.v4(0x7F00_0002), Self.loopback]
            let fetcher = fetcher(allowed: ["media.example:\(port)"], answers: answers)
            let blob = try await fetcher.fetch("http://media.example:\(port)/photo", limit: 100)
            #expect(blob == Blob(of: "a photo"))
        }
    }

    @Test func theCertificateIsCheckedAgainstTheName() async throws {
        let tls = try HTTPServerBuilder.tls(tlsConfiguration: TestCertificate.server())
        try await MediaHost().run(server: tls) { port in
            let fetcher = try fetcher(
                allowed: ["media.example:\(port)"], trusting: TestCertificate.client(), answers: [Self.loopback])
            let blob = try await fetcher.fetch("https://media.example:\(port)/photo", limit: 100)
            #expect(blob == Blob(of: "a photo"))
        }
    }

    @Test func aCertificateOfAnotherNameIsNotTaken() async throws {
        let tls = try HTTPServerBuilder.tls(tlsConfiguration: TestCertificate.server())
        try await MediaHost().run(server: tls) { port in
            let fetcher = try fetcher(
                allowed: ["other.example:\(port)"], trusting: TestCertificate.client(), answers: [Self.loopback])
            await #expect(throws: OutboundFailure.broken) {
                try await fetcher.fetch("https://other.example:\(port)/photo", limit: 100)
            }
        }
    }

    @Test func anUnknownCertificateIsNotTaken() async throws {
        let tls = try HTTPServerBuilder.tls(tlsConfiguration: TestCertificate.server())
        try await MediaHost().run(server: tls) { port in
            let fetcher = fetcher(allowed: ["media.example:\(port)"], answers: [Self.loopback])
            await #expect(throws: OutboundFailure.broken) {
                try await fetcher.fetch("https://media.example:\(port)/photo", limit: 100)
            }
        }
    }
}
