// SPDX-License-Identifier: Apache-2.0

import LikenessTesting
import ServerProcess
import Subprocess
import SystemPackage
import Testing

/// Schemathesis makes requests of the description, right and wrong ones, and reads each answer against it.
@Suite struct SchemathesisTests {
    @Test func aLiveServerKeepsWhatItsDescriptionPromises() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder, settings: Self.settings) { server in
                let result = try await Subprocess.run(
                    .path(FilePath(Checkout.schemathesis + "/bin/schemathesis")),
                    arguments: Arguments(
                        Self.options + [
                            "run", "\(server.process.address)/openapi.json",
                            "--header", "Authorization: Bearer \(server.caller.key)",
                        ] + Self.runOptions),
                    environment: .inherit.updating(["PYTHONPATH": Checkout.schemathesis]),
                    workingDirectory: FilePath(folder.path), output: .string(limit: 1 << 22),
                    error: .string(limit: 1 << 16))
                #expect(
                    result.terminationStatus == .exited(0), "\(result.standardOutput)\n\(result.standardError)")
            }
        }
    }

    /// It asks faster than a key may.
    private static let settings = ["LIKENESS_RATE_LIMIT": "10000", "LIKENESS_RATE_BURST": "10000"]
    private static let options = ["--config-file", Checkout.schemathesisSettings]

    /// The same requests in every run. Streams of events have no end to wait for: `TaskEventsTests` reads them.
    private static let runOptions = [
        "--max-examples", "5", "--generation-deterministic", "--continue-on-failure",
        "--exclude-path", "/v1/deliveries/events", "--exclude-path", "/v1/tasks/{task_id}/events",
    ]
}
