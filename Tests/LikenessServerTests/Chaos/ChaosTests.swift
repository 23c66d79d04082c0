// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import Testing

/// A short run of `likeness chaos`; a long one is in `make soak`.
@Suite(.serialized) struct ChaosTests {
    private struct Result: Decodable {
        let accepted: Int
        let finished: Int
        let outcomeUnknown: Int
        let lost: Int
        let runTwice: Int
        let duplicatesUpstream: Int
        let notificationsMissing: Int
        let disasters: [String: Int]
        let findings: [String]
    }

    private static func run(_ arguments: [String]) async throws -> (Result, exitCode: Int32?) {
        let output = try await LikenessBinary.run(["chaos", "--json", "--models", Checkout.models] + arguments)
        let data = Data(output.standardOutput.utf8)
        return (try JSONDecoder().decode(Result.self, from: data), output.exitCode)
    }

    @Test(arguments: [
        ["--store", "sqlite", "--rounds", "10", "--disasters", "kill,restart,disk,clock,upstream"],
        ["--store", "postgres", "--rounds", "8", "--disasters", "kill,kill-all,database,clock"],
        // Of one release, but exchanged as two would be.
        [
            "--store", "postgres", "--rounds", "4", "--disasters", "kill,upgrade", "--older",
            LikenessBinary.path,
        ],
    ])
    func whateverBefallsTheServersNothingIsLostAndNothingIsDoneTwice(_ arguments: [String]) async throws {
        let (result, exitCode) = try await Self.run(arguments + ["--orders", "9", "--seed", "7"])
        #expect(result.findings == [] && exitCode == 0)
        #expect(result.accepted == 9 * result.disasters.values.reduce(0, +))
        #expect(result.finished + result.outcomeUnknown == result.accepted)
        let bad = [result.lost, result.runTwice, result.duplicatesUpstream, result.notificationsMissing]
        #expect(bad == [0, 0, 0, 0])
    }

    @Test(arguments: [
        (["--store", "oracle"], "oracle"), (["--disasters", "flood"], "'flood' is no disaster"),
        (["--rounds", "0"], "--rounds and --orders are at least 1"),
        (["--servers", "3"], "one SQLite file has one server"),
        (["--disasters", "database"], "none of these disasters is possible here"),
        (["--older", "/nowhere/likeness"], "'/nowhere/likeness' is no program"),
    ])
    func wrongWordsAreAnsweredWithWhatIsAllowed(_ arguments: [String], _ words: String) async throws {
        let output = try await LikenessBinary.run(["chaos"] + arguments)
        #expect(output.exitCode != 0 && output.standardError.contains(words), "\(output.standardError)")
    }
}
