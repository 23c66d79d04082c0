// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessEngine

@Suite struct LockoutTests {
    private static func locked(_ configuration: inout EngineConfiguration) {
        configuration.verification.lockout = LockoutRule(failures: 2, window: .seconds(60), pause: .seconds(600))
        configuration.verification.tries = 9
    }

    /// Fails a try from an address.
    private func fail(_ run: HostedRun, _ bench: EngineBench, _ device: Secret, from address: String?) async throws {
        await bench.judge.answer(.failed(.stillImage))
        let nonce = try await begin(run, device, from: address).nonce
        _ = try await run.submit(nonce, device)
    }

    private func begin(_ run: HostedRun, _ device: Secret, from address: String?) async throws -> LivenessTry {
        try await run.engine.hostedVerification.beginTry(link: run.link, device: device, from: address)
    }

    @Test func afterTooManyFailuresALinkIsClosedForAWhile() async throws {
        try await EngineBench.with(Self.locked) { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            for address in ["192.0.2.1", "192.0.2.2"] { try await fail(run, bench, device, from: address) }
            bench.time.advance(by: .seconds(599))
            await #expect(throws: RuleViolation.lockedOut(.seconds(1))) {
                try await begin(run, device, from: "192.0.2.3")
            }
            bench.time.advance(by: .seconds(1))
            _ = try await begin(run, device, from: "192.0.2.3")
        }
    }

    @Test func anAddressIsClosedWhateverLinksItTries() async throws {
        try await EngineBench.with(Self.locked) { bench in
            let engine = try bench.makeEngine()
            var runs: [(run: HostedRun, device: Secret)] = []
            for _ in 0..<3 {
                let run = try await HostedRun.start(bench, engine)
                runs.append((run, try await run.consent()))
            }
            // Of version 6 a household has a whole network.
            try await fail(runs[0].run, bench, runs[0].device, from: "2001:db8:1:2::1")
            try await fail(runs[1].run, bench, runs[1].device, from: "2001:db8:1:2:ffff::9")
            await #expect(throws: RuleViolation.lockedOut(.seconds(600))) {
                try await begin(runs[2].run, runs[2].device, from: "2001:db8:1:2::3")
            }
            _ = try await begin(runs[2].run, runs[2].device, from: "2001:db8:1:3::3")
        }
    }

    @Test func failuresThatLieFarApartCloseNothing() async throws {
        try await EngineBench.with(Self.locked) { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            for _ in 0..<3 {
                try await fail(run, bench, device, from: "192.0.2.1")
                bench.time.advance(by: .seconds(60))
            }
            _ = try await begin(run, device, from: "192.0.2.1")
        }
    }

    @Test func switchedOffNobodyIsLockedOut() async throws {
        try await EngineBench.with {
            Self.locked(&$0)
            $0.verification.lockout = nil
        } _: { bench in
            let run = try await HostedRun.start(bench, bench.makeEngine())
            let device = try await run.consent()
            for _ in 0..<5 { try await fail(run, bench, device, from: "192.0.2.1") }
            _ = try await begin(run, device, from: "192.0.2.1")
        }
    }
}
