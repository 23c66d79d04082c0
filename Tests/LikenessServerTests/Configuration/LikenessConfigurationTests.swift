// SPDX-License-Identifier: Apache-2.0

import Configuration
import LikenessCore
import LikenessServer
import LikenessTesting
import Testing

@Suite struct LikenessConfigurationTests {
    private func configuration(_ environment: [String: String] = [:]) async throws -> LikenessConfiguration {
        try LikenessConfiguration(reader: try await ConfigurationSources(environment: environment).reader())
    }

    @Test func withoutSettingsTheServerListensOnTheLoopback() async throws {
        let configuration = try await configuration()
        #expect(configuration.listening.host == "127.0.0.1")
        #expect(configuration.listening.port == 8080)
        #expect(configuration.storage.dataDirectory == "./var")
        #expect(configuration.storage.modelsDirectory == "./var/models")
        #expect(configuration.verification.secondsToLive == 1800)
        #expect(configuration.verification.attempts == 3)
        #expect(configuration.verification.challenge == nil)
        #expect(configuration.review.faceThreshold == 0.5)
        #expect(configuration.review.screensReferences)
    }

    @Test(arguments: [
        ("LIKENESS_PORT", "0"), ("LIKENESS_PORT", "65535"), ("LIKENESS_VERIFICATION_TTL", "1"),
        ("LIKENESS_VERIFICATION_CHALLENGE", "left,right,center"), ("LIKENESS_VERIFICATION_CHALLENGE", "random"),
        ("LIKENESS_FACE_THRESHOLD", "0.45"), ("LIKENESS_LOG_LEVEL", "debug"), ("LIKENESS_LOG_FORMAT", "json"),
        ("LIKENESS_PUBLIC_URL", "https://likeness.example.com"), ("LIKENESS_PUBLIC_URL", "http://10.0.0.5:8080/"),
        ("LIKENESS_FETCH_ALLOW", "127.0.0.1:9000, host:80"), ("LIKENESS_STORE", "sqlite"),
        ("LIKENESS_MASTER_KEY", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="), ("LIKENESS_FACE_SCREENING", "off"),
        ("LIKENESS_VERIFICATION_LOCKOUT", "off"), ("LIKENESS_VERIFICATION_LOCKOUT", "3/60/600"),
        ("LIKENESS_RETENTION_PROFILES", "off"), ("LIKENESS_RETENTION_PROFILES", "pipl, gdpr"),
        ("LIKENESS_ERASURE_DELAY", "0"), ("LIKENESS_VIDEO_LABELS", "file"),
        ("LIKENESS_TRUSTED_PROXIES", "10.0.0.0/8, ::1"),
        ("LIKENESS_ARK_REGION", "cn-beijing"),
        ("LIKENESS_LIMIT_VIDEO_MB", "50"), ("LIKENESS_LIMIT_VIDEO_PIXELS", "409600-927408"),
        ("LIKENESS_LIMIT_SECONDS", "2-15"), ("LIKENESS_LIMIT_VIDEO_FPS", "24-60"),
        ("LIKENESS_PRICES", "contract"), ("LIKENESS_PRICES", "free"), ("LIKENESS_PRICES", "plain+clips:720p=0.09"),
    ])
    func anAllowedValueIsTaken(name: String, value: String) async throws {
        _ = try await configuration([name: value])
    }

    @Test(arguments: [
        ("LIKENESS_PORT", "65536"), ("LIKENESS_PORT", "eighty"), ("LIKENESS_VERIFICATION_TTL", "0"),
        ("LIKENESS_VERIFICATION_TTL", "1.5"), ("LIKENESS_VERIFICATION_ATTEMPTS", "0"),
        ("LIKENESS_VERIFICATION_CHALLENGE", "left,up"), ("LIKENESS_VERIFICATION_CHALLENGE", "left,left"),
        ("LIKENESS_VERIFICATION_CHALLENGE", "center"), ("LIKENESS_FACE_THRESHOLD", "0.9"),
        ("LIKENESS_FACE_THRESHOLD", "nan"), ("LIKENESS_LOG_LEVEL", "loud"), ("LIKENESS_LOG_FORMAT", "xml"),
        ("LIKENESS_PUBLIC_URL", "likeness.example.com"), ("LIKENESS_PUBLIC_URL", "https://host/path"),
        ("LIKENESS_PUBLIC_URL", "ftp://host"), ("LIKENESS_FETCH_ALLOW", "127.0.0.1"),
        ("LIKENESS_FETCH_ALLOW", "host:0"), ("LIKENESS_STORE", "mysql"), ("LIKENESS_PROVIDER_VIDEO", "sora"),
        ("LIKENESS_PROVIDER", "openai"), ("LIKENESS_VERIFICATION_LOCKOUT", "5/180"),
        ("LIKENESS_VERIFICATION_LOCKOUT", "0/1/1"), ("LIKENESS_VERIFICATION_LOCKOUT", "5/180/-1"),
        ("LIKENESS_RETENTION_PROFILES", "hipaa"), ("LIKENESS_RETENTION_PROFILES", "bipa,off"),
        ("LIKENESS_ERASURE_DELAY", "2592001"), ("LIKENESS_VIDEO_LABELS", "none"),
        ("LIKENESS_TRUSTED_PROXIES", "10.0.0.0/40"),
        ("LIKENESS_FACE_SCREENING", "maybe"), ("LIKENESS_RATE_LIMIT", "0"), ("LIKENESS_LIMIT_IMAGE_MB", "31"),
        ("LIKENESS_LIMIT_SIDES", "300"), ("LIKENESS_LIMIT_SIDES", "600-300"), ("LIKENESS_LIMIT_SIDES", "1-6000"),
        ("LIKENESS_LIMIT_RATIOS", "0.4-nan"), ("LIKENESS_LIMIT_SECONDS", "2-15-30"),
        ("LIKENESS_PRICES", "cheap"), ("LIKENESS_PRICES", "face:8k=1"), ("LIKENESS_PRICES", "face:720p=1001"),
        ("LIKENESS_PRICES", "sora:720p=1"), ("LIKENESS_PRICES", "face:720p=-1"),
    ])
    func aWrongValueNamesTheSettingAndWhatWasGiven(name: String, value: String) async throws {
        let error = await #expect(throws: ConfigurationError.self) { try await configuration([name: value]) }
        let text = try #require(error).description
        #expect(text.contains(name))
        #expect(text.contains("'\(value)'"))
        #expect(text.contains("allowed: "))
        #expect(!text.contains("\n"))
    }

    @Test func pricesReplaceThoseOfTheirBase() async throws {
        let own: [PriceTable.Item: Int64] = [.init("seedance-2.5", .p720): 300_000, .init("face", .p480): 10_000]
        let text = "seedance-2-5:720p=0.3,face:480p=0.01"
        #expect(try await configuration().prices == .contract)
        #expect(try await configuration(["LIKENESS_PRICES": text]).prices == PriceTable.contract.replacing(own))
        #expect(
            try await configuration(["LIKENESS_PRICES": "contract,\(text)"]).prices
                == PriceTable.contract.replacing(own))
        #expect(try await configuration(["LIKENESS_PRICES": "free, \(text)"]).prices == PriceTable(own))
    }

    @Test(arguments: [
        (["LIKENESS_PROVIDER": "ark"], "LIKENESS_ARK_ACCESS_KEY"),
        (["LIKENESS_PROVIDER_ASSETS": "ark", "LIKENESS_ARK_ACCESS_KEY": "AK"], "LIKENESS_ARK_SECRET_KEY"),
        (
            ["LIKENESS_PROVIDER_VIDEO": "ark", "LIKENESS_ARK_ACCESS_KEY": "AK", "LIKENESS_ARK_SECRET_KEY": "SK"],
            "LIKENESS_ARK_API_KEY"
        ),
    ])
    func aProviderWithoutItsKeysSaysWhichIsMissingAndWhy(settings: [String: String], missing: String) async throws {
        let error = await #expect(throws: ConfigurationError.self) { try await configuration(settings) }
        let text = try #require(error).description
        let reason = try #require(settings.keys.first { $0.hasPrefix("LIKENESS_PROVIDER") })
        #expect(text == "\(missing) is not set, and \(reason)=ark needs it")
    }

    @Test(arguments: [
        ("LIKENESS_ARK_REGION", "eu-west-1"), ("LIKENESS_ARK_CONTROL_URL", "ark.example.com"),
        ("LIKENESS_ARK_DATA_URL", "https://ark.example.com"), ("LIKENESS_ARK_ASSET_QPM", "0"),
    ])
    func theVendorsSettingsAreCheckedWhenItIsUsed(name: String, value: String) async throws {
        let keys = [
            "LIKENESS_PROVIDER": "ark", "LIKENESS_ARK_ACCESS_KEY": "AK", "LIKENESS_ARK_SECRET_KEY": "SK",
            "LIKENESS_ARK_API_KEY": "KEY",
        ]
        let error = await #expect(throws: ConfigurationError.self) {
            try await configuration(keys.merging([name: value]) { $1 })
        }
        #expect(error?.description.contains("\(name) is '\(value)'; allowed: ") == true)
    }

    @Test("CVE-2025-0330, CVE-2025-11203: a wrong secret is not shown") func aWrongSecretIsNotShown() async throws {
        let error = await #expect(throws: ConfigurationError.self) {
            try await configuration(["LIKENESS_MASTER_KEY": "c2hvcnQ="])
        }
        #expect(try #require(error).description.contains("LIKENESS_MASTER_KEY"))
        #expect(try !#require(error).description.contains("c2hvcnQ="))
    }

    @Test func aMisspeltVariableStopsTheStartAndSuggestsTheSetting() async throws {
        await #expect(
            throws: ConfigurationError.unknownSetting(name: "LIKENESS_PROT", nearest: "LIKENESS_PORT")
        ) { try await configuration(["LIKENESS_PROT": "1"]) }
    }

    @Test func theCommandLineComesBeforeTheEnvironment() async throws {
        let sources = ConfigurationSources(commandLine: [.port: "1"], environment: ["LIKENESS_PORT": "2"])
        #expect(try LikenessConfiguration(reader: try await sources.reader()).listening.port == 1)
    }

    @Test func theEnvironmentComesBeforeTheFile() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("port: 1\nverification.ttl: 60\nprovider: builtin\nprovider.video: builtin\n")
            let sources = ConfigurationSources(environment: ["LIKENESS_PORT": "2"], file: file)
            let configuration = try LikenessConfiguration(reader: try await sources.reader())
            #expect(configuration.listening.port == 2)
            #expect(configuration.verification.secondsToLive == 60)
        }
    }

    @Test func aWrongValueInTheFileIsNamedToo() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("verification.ttl: soon\n")
            let sources = ConfigurationSources(environment: [:], file: file)
            let reader = try await sources.reader()
            #expect(throws: ConfigurationError.self) { try LikenessConfiguration(reader: reader) }
        }
    }

    @Test(arguments: ["- a\n- b\n", "port: [1\n"])
    func aFileThatIsNoMappingIsRefused(content: String) async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(content)
            await #expect(throws: ConfigurationError.unreadableFile(path: file)) {
                try await ConfigurationSources(environment: [:], file: file).reader()
            }
        }
    }

    @Test func aNamedFileMustBeThere() async throws {
        await #expect(throws: ConfigurationError.missingFile(path: "/nonexistent.yaml")) {
            try await ConfigurationSources(environment: [:], file: "/nonexistent.yaml").reader()
        }
    }

    @Test(arguments: [
        ("public.ulr: http://a\n", "public.ulr", Optional("public.url")), ("port: 1\nlimit_rps: 3\n", "limit_rps", nil),
        ("ark:\n  acess_key: k\n", "ark.acess_key", "ark.access_key"),
    ])
    func aKeyInTheFileThatNothingReadsStopsTheStart(content: String, name: String, nearest: String?) async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(content)
            await #expect(throws: ConfigurationError.unknownKey(name: name, file: file, nearest: nearest)) {
                try await ConfigurationSources(environment: [:], file: file).reader()
            }
        }
    }

    @Test func aListInTheFileIsRefusedForItWouldBeIgnored() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write("refused:\n  words: [a, b]\n")
            await #expect(throws: ConfigurationError.listInFile(name: "refused.words", file: file)) {
                try await ConfigurationSources(environment: [:], file: file).reader()
            }
        }
    }

    @Test(arguments: ["", "# nothing is set\n", "---\n"])
    func aFileInWhichNothingIsSetIsAFile(content: String) async throws {
        try await TemporaryFolder.with { folder in
            let sources = ConfigurationSources(environment: [:], file: try folder.write(content))
            #expect(try LikenessConfiguration(reader: try await sources.reader()).listening.port == 8080)
        }
    }

    @Test func everySettingMayStandInTheFile() async throws {
        try await TemporaryFolder.with { folder in
            let file = try folder.write(Setting.allCases.map { "\($0.yamlKey): \"\"\n" }.joined())
            let reader = try await ConfigurationSources(environment: [:], file: file).reader()
            #expect(try LikenessConfiguration(reader: reader).listening.port == 8080)
        }
    }

    @Test(arguments: [
        (Setting.host, "host"), (.publicURL, "public.url"), (.arkAccessKey, "ark.access_key"), (.provider, "provider"),
        (.videoProvider, "provider.video"), (.verificationTTL, "verification.ttl"),
    ])
    func theYAMLKeyFollowsFromTheVariable(setting: Setting, key: String) {
        #expect(setting.yamlKey == key)
    }
}
