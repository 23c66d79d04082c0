// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import LikenessCore
import LikenessTesting
import ProviderArk
import Testing

/// Checks of persons at the vendor's.
@Suite struct ArkSessionTests {
    @Test(arguments: StandInSettings.Pending.allCases)
    func whoHasNotFinishedHasNoGroupInWhateverForm(pending: StandInSettings.Pending) async throws {
        try await ArkBench.with({ $0.pending = pending }) { ark in
            let session = try await ark.control.createSession(
                callbackURL: "https://gateway.example/cb", project: .default)
            let before = try await ark.control.verifiedGroup(token: session.token, project: .default)
            #expect(before?.group == nil)
            try await ark.end(session, "pass")
            let after = try await ark.control.verifiedGroup(token: session.token, project: .default)
            #expect(after?.group.hasPrefix("group-") == true)
        }
    }

    @Test(arguments: ["fail", "cancel"]) func whoHasFailedLooksAsIfNotFinished(outcome: String) async throws {
        try await ArkBench.with { ark in
            let session = try await ark.control.createSession(
                callbackURL: "https://gateway.example/cb", project: .default)
            try await ark.end(session, outcome)
            let group = try await ark.control.verifiedGroup(token: session.token, project: .default)
            #expect(group?.group == nil)
        }
    }

    @Test(arguments: [Fault.Kind.serverError, .badGateway, .truncated, .missingField, .largeBody])
    func openingACheckIsRepeatedAndSignedAnew(kind: Fault.Kind) async throws {
        try await ArkBench.with { ark in
            await ark.standIn.add(Fault(kind, action: "CreateVisualValidateSession", times: 2))
            let session = try await ark.control.createSession(
                callbackURL: "https://gateway.example/cb", project: .default)
            #expect(!session.token.exposed.isEmpty)
            #expect(await ark.calls("CreateVisualValidateSession") == 3)
        }
    }

    @Test func afterFourAttemptsTheCallerDecides() async throws {
        try await ArkBench.with { ark in
            await ark.standIn.add(Fault(.badGateway, times: 9))
            let fault = await #expect(throws: ArkFault.self) {
                try await ark.control.createSession(callbackURL: "https://gateway.example/cb", project: .default)
            }
            #expect(fault == .retry(code: "UpstreamUnintelligible", after: nil))
            #expect(await ark.calls("CreateVisualValidateSession") == 4)
        }
    }

    @Test func moreThanThreeASecondWaitForTheirTurn() async throws {
        let time = ManualTime()
        try await ArkBench.with(time: time) { ark in
            let begin = time.now
            try await withThrowingTaskGroup(of: Bool.self) { group in
                group.addTask {
                    while !Task.isCancelled {
                        time.advance(by: .milliseconds(5))
                        try? await Task.sleep(for: .milliseconds(1))
                    }
                    return false
                }
                for _ in 0..<9 {
                    group.addTask {
                        _ = try await ark.control.createSession(
                            callbackURL: "https://gateway.example/cb", project: .default)
                        return true
                    }
                }
                for _ in 0..<9 { _ = try await group.next() }
                group.cancelAll()
            }
            // Three leave at once, the others three a second.
            #expect(time.now - begin >= .seconds(2))
        }
    }
}
