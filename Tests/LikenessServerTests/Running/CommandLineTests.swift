// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import LikenessCore
import LikenessTesting
import ServerProcess
import Testing

@Suite struct CommandLineTests {
    private struct Key: Decodable {
        let account: String
        let id: String
        let key: String
        let webhookSecret: String

        enum CodingKeys: String, CodingKey {
            case account, id, key
            case webhookSecret = "webhook_secret"
        }
    }

    @Test func aWrongSettingEndsTheStartWithOneLineAndExit78() async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run(
                ["serve", "--data-dir", folder.path], environment: ["LIKENESS_FACE_THRESHOLD": "7"])
            #expect(output.exitCode == 78)
            #expect(
                output.standardError
                    == "likeness: LIKENESS_FACE_THRESHOLD is '7'; allowed: a number, 0.2-0.6\n")
            #expect(output.standardOutput.isEmpty)
        }
    }

    @Test func theProgramSaysWhichReleaseItIs() async throws {
        let output = try await LikenessBinary.run(["--version"])
        #expect(output.standardOutput == "likeness \(Release.version)\n")
    }

    @Test func aPortInUseEndsTheStartWithItsReason() async throws {
        try await TemporaryFolder.with { folder in
            try await ServerProcess.run(
                executable: LikenessBinary.path,
                environment: ["LIKENESS_DATA_DIR": folder.path, "LIKENESS_PORT": "0"],
                logPath: folder.path + "/log"
            ) { server in
                let port = try #require(server.address.split(separator: ":").last)
                let output = try await LikenessBinary.run(
                    ["serve", "--port", String(port), "--data-dir", folder.path + "/second"])
                // Not 78, after which a supervisor gives up: who holds the port may let go of it.
                #expect(output.exitCode == 71)
                #expect(output.standardError.contains("another process listens there"))
            }
        }
    }

    @Test func theFirstStartShowsItsKeysOnceAndTheSecondDoesNot() async throws {
        try await TemporaryFolder.with { folder in
            var notices: [[String]] = []
            for _ in 1...2 {
                notices.append(
                    try await ServerProcess.run(
                        executable: LikenessBinary.path,
                        environment: ["LIKENESS_DATA_DIR": folder.path, "LIKENESS_PORT": "0"],
                        logPath: folder.path + "/log"
                    ) { $0.notices })
            }
            #expect(notices[0].contains { $0.contains("API key") && $0.contains("sk-") })
            #expect(notices[1].isEmpty)
        }
    }

    @Test func aKeyMadeBesideARunningServerOpensItAndARevokedOneDoesNot() async throws {
        try await TemporaryFolder.with { folder in
            try await ServerProcess.run(
                executable: LikenessBinary.path,
                environment: ["LIKENESS_DATA_DIR": folder.path, "LIKENESS_PORT": "0"],
                logPath: folder.path + "/log"
            ) { server in
                let made = try await LikenessBinary.run([
                    "keys", "create", "--account", "studio", "--json", "--data-dir", folder.path,
                ])
                let key = try JSONDecoder().decode(Key.self, from: Data(made.standardOutput.utf8))
                #expect(key.account == "studio")
                #expect(key.webhookSecret.hasPrefix("whsec_"))
                let caller = Caller(server.address, key: key.key)
                #expect(try await caller.get("/v1/models").status == 200)

                let listed = try await LikenessBinary.run(["keys", "list", "--data-dir", folder.path])
                #expect(listed.standardOutput.contains(key.id))
                #expect(!listed.standardOutput.contains(key.key))

                let revoked = try await LikenessBinary.run(["keys", "revoke", key.id, "--data-dir", folder.path])
                #expect(revoked.exitCode == 0)
                try await eventually("the key is refused") { try await caller.get("/v1/models").status == 401 }
            }
        }
    }

    @Test func aDataFolderMayHaveAnyName() async throws {
        try await TemporaryFolder.with { folder in
            let place = folder.path + "/a b ü%20"
            let made = try await LikenessBinary.run(["keys", "create", "--account", "studio", "--data-dir", place])
            #expect(made.exitCode == 0, "\(made.standardError)")
            #expect(FileManager.default.fileExists(atPath: place + "/likeness.sqlite"))
        }
    }

    @Test func revokingAnUnknownKeySaysSo() async throws {
        try await TemporaryFolder.with { folder in
            let output = try await LikenessBinary.run(["keys", "revoke", "key_nobody", "--data-dir", folder.path])
            #expect(output.exitCode == 1)
            #expect(output.standardError == "likeness: there is no key key_nobody; see: likeness keys list\n")
        }
    }

    @Test func theDoctorSaysWhatIsWrongWithAnAccountAndHowToMendIt() async throws {
        try await VendorBench.with { vendor in
            var environment = vendor.settings.merging(["LIKENESS_MODELS_DIR": Checkout.models]) { $1 }
            environment["LIKENESS_PUBLIC_URL"] = "https://likeness.example.com"
            let arguments = ["doctor", "--data-dir", vendor.folder.path]
            let well = try await LikenessBinary.run(arguments, environment: environment)
            #expect(well.exitCode == 0, "\(well.standardOutput)")
            environment["LIKENESS_ARK_SECRET_KEY"] = "wrong-secret"
            environment["LIKENESS_ARK_API_KEY"] = "wrong-key"
            let ill = try await LikenessBinary.run(arguments, environment: environment)
            #expect(ill.exitCode == 69)
            #expect(ill.standardOutput.contains("failed   ark control plane: SignatureDoesNotMatch"))
            #expect(ill.standardOutput.contains("failed   ark data plane: AuthenticationError"))
            #expect(!ill.standardOutput.contains("wrong-"))
        }
    }

    @Test func theDoctorSaysWhatTheMachineLacksAndWhereItIsSet() async throws {
        try await TemporaryFolder.with { folder in
            try await RunningServer.run(in: folder) { server in
                let port = try #require(server.process.address.split(separator: ":").last)
                let elsewhere = [
                    "LIKENESS_MODELS_DIR": folder.path, "LIKENESS_HOST": "203.0.113.1", "LIKENESS_PORT": String(port),
                    "LIKENESS_PUBLIC_URL": "http://likeness.example",
                    "LIKENESS_STORE": "postgres://likeness:secret-password@127.0.0.1:1/likeness",
                    "LIKENESS_BLOBS": "s3://faces", "LIKENESS_S3_ENDPOINT": "http://127.0.0.1:1",
                    "LIKENESS_S3_ACCESS_KEY": "key", "LIKENESS_S3_SECRET_KEY": "secret-key",
                ]
                let ill = try await LikenessBinary.run(
                    ["doctor", "--data-dir", folder.path], environment: elsewhere)
                #expect(ill.exitCode == 69)
                for (level, start) in [
                    ("failed", "face models: missing or damaged in \(folder.path)"),
                    ("failed", "database: the store on PostgreSQL at 127.0.0.1:1"), ("failed", "bucket: "),
                    ("failed", "port: cannot listen on 203.0.113.1:\(port) (this machine has no such address)"),
                    ("advice", "public URL: http://likeness.example is not https"),
                ] {
                    #expect(ill.standardOutput.contains("\(level)   \(start)"), "\(ill.standardOutput)")
                }
                #expect(!ill.standardOutput.contains("secret-"))

                let here = ["LIKENESS_MODELS_DIR": Checkout.models, "LIKENESS_PORT": String(port)]
                let well = try await LikenessBinary.run(
                    ["doctor", "--json", "--data-dir", folder.path], environment: here)
                #expect(well.exitCode == 0, "\(well.standardOutput)")
                // The port is taken by a server of ours, which is as it should be.
                #expect(well.standardOutput.contains(#"{"level":"ok","name":"port","text":""}"#))
            }
        }
    }

    @Test func theDoctorMakesNoFolderWhereItLooked() async throws {
        try await TemporaryFolder.with { folder in
            let place = folder.path + "/not/there"
            let output = try await LikenessBinary.run(
                ["doctor", "--data-dir", place],
                environment: ["LIKENESS_MODELS_DIR": Checkout.models, "LIKENESS_PORT": "0"])
            #expect(output.standardOutput.contains("advice   data folder: \(place) isn't there"))
            #expect(output.standardOutput.contains("ok       room on the disk"))
            #expect(!FileManager.default.fileExists(atPath: folder.path + "/not"))
        }
    }

    @Test func theDoctorProbesALiveAccount() async throws {
        try await VendorBench.with { vendor in
            let output = try await LikenessBinary.run(
                ["doctor", "--live", "ark", "--data-dir", vendor.folder.path], environment: vendor.settings)
            #expect(output.exitCode == 0, "\(output.standardOutput)")
            let lines = output.standardOutput.split(separator: "\n")
            #expect(lines.count == 17)
            #expect(output.standardOutput.contains("found    pending-form"))
        }
    }

    @Test func aTaskIsCancelledOnTheStoreOfARunningServer() async throws {
        try await VendorBench.with({ $0.videoDelay = .seconds(3000) }) { vendor in
            try await vendor.serve { server in
                let made = try await server.caller.post(
                    "/v1/videos/generations", #"{"model":"seedance-2.0","prompt":"a walk"}"#)
                let task = try #require((made.json["data"] as? [[String: Any]])?.first?["task_id"] as? String)
                try await eventually("it is ordered") { await vendor.calls("CreateVideo") == 1 }
                let output = try await LikenessBinary.run(
                    ["tasks", "cancel", task, "--data-dir", vendor.folder.path])
                #expect(output.exitCode == 0)
                let ended = try await server.caller.finished(task)
                #expect((ended.data["error"] as? [String: Any])?["code"] as? String == "cancelled")
                let again = try await LikenessBinary.run(
                    ["tasks", "cancel", task, "--data-dir", vendor.folder.path])
                #expect(again.exitCode == 1)
            }
        }
    }
}
