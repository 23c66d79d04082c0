// SPDX-License-Identifier: Apache-2.0

import NIOCore
import NIOPosix
import Testing

@testable import LikenessServer

@Suite struct ListeningAddressTests {
    @Test func portZeroBecomesAPortThatCanBeHad() async throws {
        let address = try await ListeningAddress.probe(host: "127.0.0.1", port: 0)
        #expect(address.port > 0)
        #expect(try await ListeningAddress.probe(host: "127.0.0.1", port: address.port) == address)
    }

    @Test func anAddressOfAnotherMachineIsRefusedWithItsReason() async {
        await #expect(
            throws: StartFailure.cannotListen(host: "192.0.2.1", port: 8080, .foreignAddress)
        ) {
            try await ListeningAddress.probe(host: "192.0.2.1", port: 8080)
        }
        #expect(StartFailure.cannotListen(host: "192.0.2.1", port: 8080, .foreignAddress).isConfiguration)
    }

    @Test func aTakenPortIsNoFaultOfTheSettings() async throws {
        let holder = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(holder.localAddress?.port)
        let failure = await #expect(throws: StartFailure.self) {
            try await ListeningAddress.probe(host: "127.0.0.1", port: port)
        }
        try await holder.close()
        #expect(failure == .cannotListen(host: "127.0.0.1", port: port, .taken))
        #expect(failure?.isConfiguration == false)
    }

    @Test(arguments: [
        (ListeningAddress(host: "127.0.0.1", port: 8080), "http://127.0.0.1:8080"),
        (ListeningAddress(host: "0.0.0.0", port: 80), "http://127.0.0.1:80"),
        (ListeningAddress(host: "::1", port: 9), "http://[::1]:9"),
        (ListeningAddress(host: "::", port: 9), "http://127.0.0.1:9"),
    ])
    func theOriginIsAnAddressThatABrowserOnThisMachineReaches(address: ListeningAddress, origin: String) {
        #expect(address.origin == origin)
    }
}
