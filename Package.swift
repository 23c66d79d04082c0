// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// Every target of ours: Swift 6 language mode, warnings as errors, and the upcoming features that make
/// dependencies visible. The second warning line turns a misspelt feature name into an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
    .treatWarning("StrictLanguageFeatures", as: .error),
]

/// dlib's templates are some fifty times slower without optimisation, so its target has it in debug builds too.
let optimisedCxx: [CXXSetting] = [
    .unsafeFlags(["-O2", "-I/usr/include/opencv4", "-Wno-deprecated-enum-enum-conversion"])
]

let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")
let asyncHTTPClient: Target.Dependency = .product(name: "AsyncHTTPClient", package: "async-http-client")
let configuration: Target.Dependency = .product(name: "Configuration", package: "swift-configuration")
let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let httpTypes: Target.Dependency = .product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird: Target.Dependency = .product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting: Target.Dependency = .product(name: "HummingbirdTesting", package: "hummingbird")
let hummingbirdCore: Target.Dependency = .product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS: Target.Dependency = .product(name: "HummingbirdTLS", package: "hummingbird")
let logging: Target.Dependency = .product(name: "Logging", package: "swift-log")
let coreMetrics: Target.Dependency = .product(name: "CoreMetrics", package: "swift-metrics")
let metrics: Target.Dependency = .product(name: "Metrics", package: "swift-metrics")
let mustache: Target.Dependency = .product(name: "Mustache", package: "swift-mustache")
let nioConcurrencyHelpers: Target.Dependency = .product(name: "NIOConcurrencyHelpers", package: "swift-nio")
let nioCore: Target.Dependency = .product(name: "NIOCore", package: "swift-nio")
let nioFoundation: Target.Dependency = .product(name: "NIOFoundationCompat", package: "swift-nio")
let nioHTTPTypes: Target.Dependency = .product(name: "NIOHTTPTypes", package: "swift-nio-extras")
let nioHTTP1: Target.Dependency = .product(name: "NIOHTTP1", package: "swift-nio")
let nioSSL: Target.Dependency = .product(name: "NIOSSL", package: "swift-nio-ssl")
let nioPosix: Target.Dependency = .product(name: "NIOPosix", package: "swift-nio")
let serviceLifecycle: Target.Dependency = .product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals: Target.Dependency = .product(name: "UnixSignals", package: "swift-service-lifecycle")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")
let systemPackage: Target.Dependency = .product(name: "SystemPackage", package: "swift-system")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
    name: "likeness",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "likeness", targets: ["likeness"]),
        .library(name: "LikenessAPI", targets: ["LikenessAPI"]),
        .library(name: "LikenessClient", targets: ["LikenessClient"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(
            url: "https://github.com/apple/swift-configuration", from: "1.4.0",
            traits: [.defaults, "YAML", "CommandLineArguments"]),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    ],
    targets: [
        // The product: one executable over libraries.
        .executableTarget(name: "likeness", dependencies: ["LikenessCommands", argumentParser], swiftSettings: strict),
        .target(
            name: "LikenessCommands",
            dependencies: [
                "ArkStandIn",
                "LikenessAPI", "LikenessBench", "LikenessChaos", "LikenessClient", "LikenessCore", "LikenessEngine",
                "LikenessServer",
                "FaceAnalysis", "MediaTools", "PortraitFilms", "ProviderArk", "ProviderBuiltin", "ServerProcess",
                "QRCodes", "StoreSQL", "StoreSQLite", "WebDriver", argumentParser,
                asyncHTTPClient, crypto, httpTypes, hummingbird, logging, nioCore, nioHTTP1, nioPosix, subprocess,
                systemPackage,
            ],
            swiftSettings: strict),
        .target(
            name: "LikenessServer",
            dependencies: [
                "BlobFiles", "BlobS3", "FaceAnalysis", "FetchGuard", "LikenessConsole", "LikenessCore", "LikenessDocs",
                "LikenessEngine",
                "LikenessHTTP", "LikenessWeb", "MediaTools", "ProviderAPIMart", "ProviderArk", "ProviderBuiltin",
                "ProviderHTTP",
                "LibPQ", "StorePostgres", "StoreSQL", "StoreSQLite", "VolcengineSigner", asyncHTTPClient,
                .target(name: "CSystemClock", condition: .when(platforms: [.linux])), configuration, hummingbird,
                logging,
                metrics, nioCore, nioHTTP1, nioPosix, serviceLifecycle, unixSignals, systemPackage, yams,
            ],
            swiftSettings: strict),

        // What the world sees.
        .target(
            name: "LikenessHTTP",
            dependencies: [
                "LikenessAPI", "LikenessCore", "LikenessEngine", crypto, httpTypes, hummingbird, hummingbirdCore,
                coreMetrics, logging, metrics, nioCore, nioHTTP1, nioHTTPTypes,
            ],
            swiftSettings: strict),
        .target(
            name: "LikenessWeb",
            dependencies: [
                "HTMLTemplates", "LikenessCore", "LikenessEngine", "QRCodes", asyncHTTPClient, crypto, httpTypes,
                hummingbird,
                mustache,
                nioCore, nioHTTP1,
            ],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        .target(
            name: "LikenessConsole",
            dependencies: [
                "HTMLTemplates",
                "LikenessCore", "LikenessEngine", "QRCodes", crypto, httpTypes, hummingbird, logging, mustache, nioCore,
            ],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        // Mustache for pages: nothing that a value holds is markup.
        .target(name: "HTMLTemplates", dependencies: [mustache], swiftSettings: strict),
        .target(
            name: "LikenessDocs",
            dependencies: ["CCommonMark", "HTMLTemplates", crypto, httpTypes, hummingbird, mustache, nioCore, yams],
            resources: [.copy("Resources")],
            swiftSettings: strict),
        .systemLibrary(
            name: "CCommonMark", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        // The rules, and the values and ports they are written in.
        .target(
            name: "LikenessEngine",
            dependencies: ["LikenessCore", crypto, logging, metrics, serviceLifecycle],
            swiftSettings: strict),
        .target(name: "LikenessCore", dependencies: [crypto], swiftSettings: strict),
        .target(name: "LikenessAPI", swiftSettings: strict),
        .target(
            name: "LikenessClient",
            dependencies: ["LikenessAPI", asyncHTTPClient, crypto, nioCore, nioFoundation, nioHTTP1, nioPosix],
            swiftSettings: strict),

        .target(
            name: "LikenessBench",
            dependencies: [
                "CFaceFloor", "FaceAnalysis", "LikenessAPI", "LikenessClient", "LikenessCore", "LikenessEngine",
                "MediaTools",
                "LibPQ", "ProviderBuiltin", "ScratchPostgres", "ServerProcess", "StorePostgres", "StoreSQL",
                "StoreSQLite",
                asyncHTTPClient, grdb, hummingbird,
                logging, nioCore, serviceLifecycle,
                nioFoundation, nioHTTP1, subprocess,
                systemPackage,
            ],
            swiftSettings: strict),

        .target(
            name: "LikenessChaos",
            dependencies: [
                "ArkStandIn", "LibPQ", "LikenessAPI", "LikenessClient", "LikenessCore", "ScratchPostgres",
                "ServerProcess", "StorePostgres", "StoreSQL", "StoreSQLite", asyncHTTPClient, httpTypes, hummingbird,
                logging, nioCore, nioFoundation, nioHTTP1,
            ],
            swiftSettings: strict),

        // Drivers and providers.
        // The store's statements, once for both databases.
        .target(
            name: "StoreSQL", dependencies: ["LikenessCore", crypto, nioConcurrencyHelpers], swiftSettings: strict),
        .target(name: "StoreSQLite", dependencies: ["LikenessCore", "StoreSQL", grdb], swiftSettings: strict),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .target(name: "LibPQ", dependencies: ["CLibPQ"], swiftSettings: strict),
        .target(
            name: "StorePostgres", dependencies: ["LibPQ", "LikenessCore", "StoreSQL", crypto, nioConcurrencyHelpers],
            swiftSettings: strict),
        .target(
            name: "BlobFiles", dependencies: ["LikenessCore", crypto, nioPosix, systemPackage], swiftSettings: strict),
        .target(
            name: "BlobS3",
            dependencies: [
                "LikenessCore", asyncHTTPClient, crypto, nioCore, nioHTTP1, nioPosix, systemPackage,
            ],
            swiftSettings: strict),
        .target(
            name: "FetchGuard",
            dependencies: ["LikenessCore", asyncHTTPClient, nioCore, nioHTTP1, nioPosix],
            swiftSettings: strict),
        // Signs for the vendor's control plane. Pure.
        .target(name: "VolcengineSigner", dependencies: ["LikenessCore", crypto], swiftSettings: strict),
        // The vendor, played on this machine.
        .target(
            name: "ArkStandIn",
            dependencies: [
                "LikenessCore", "VolcengineSigner", asyncHTTPClient, httpTypes, hummingbird, nioCore, nioFoundation,
                nioHTTP1,
            ],
            swiftSettings: strict),
        .target(
            name: "ProviderArk",
            dependencies: [
                "LikenessCore", "ProviderHTTP", "VolcengineSigner", asyncHTTPClient, crypto, logging, nioCore,
                nioFoundation, nioHTTP1,
            ],
            swiftSettings: strict),
        .target(
            name: "ProviderAPIMart",
            dependencies: [
                "LikenessCore", "ProviderHTTP", asyncHTTPClient, logging, nioCore, nioFoundation, nioHTTP1,
            ],
            swiftSettings: strict),
        // What all providers elsewhere need: bounded exchanges and budgets of calls.
        .target(
            name: "ProviderHTTP", dependencies: ["LikenessCore", asyncHTTPClient, nioCore, nioHTTP1, nioPosix],
            swiftSettings: strict),
        .target(
            name: "ProviderBuiltin", dependencies: ["FaceAnalysis", "LikenessCore", "MediaTools", crypto],
            swiftSettings: strict),
        .target(name: "FaceAnalysis", dependencies: ["CFaceAnalysis"], swiftSettings: strict),
        .target(name: "MediaTools", dependencies: [subprocess, systemPackage], swiftSettings: strict),
        // A program beside likeness, run in the jail: it loads the C2PA library.
        // Swift's libraries, which every program of a package is linked with, are not there.
        .executableTarget(
            name: "film-signer", cSettings: [.unsafeFlags(["-Wall", "-Wextra", "-Werror"])],
            linkerSettings: [.unsafeFlags(["-static-stdlib", "-Xlinker", "--as-needed"])]),
        .target(
            name: "CFaceAnalysis",
            cxxSettings: optimisedCxx,
            linkerSettings: [
                .linkedLibrary("dlib"), .linkedLibrary("openblas"), .linkedLibrary("opencv_core"),
                .linkedLibrary("opencv_imgproc"), .linkedLibrary("opencv_video"), .linkedLibrary("opencv_calib3d"),
            ]),
        // What `likeness bench` measures against: dlib called directly.
        .target(
            name: "CFaceFloor",
            cxxSettings: optimisedCxx + [.headerSearchPath("../CFaceAnalysis")],
            linkerSettings: [.linkedLibrary("dlib"), .linkedLibrary("openblas")]),
        .target(name: "QRCodes", dependencies: ["CQRencode"], swiftSettings: strict),
        .systemLibrary(name: "CSystemClock"),
        .systemLibrary(name: "CQRencode", providers: [.apt(["libqrencode-dev"])]),

        // Demo and tests: portraits that turn their heads, and a browser that looks at them.
        .target(
            name: "PortraitFilms", dependencies: ["CPortraitFilms", "FaceAnalysis", subprocess], swiftSettings: strict),
        .target(
            name: "CPortraitFilms",
            cxxSettings: optimisedCxx,
            linkerSettings: [.linkedLibrary("opencv_core"), .linkedLibrary("opencv_imgproc")]),
        .target(
            name: "WebDriver",
            dependencies: [asyncHTTPClient, nioCore, nioFoundation, nioHTTP1, subprocess, systemPackage],
            swiftSettings: strict),
        // A PostgreSQL server that is thrown away, for the tests, the bench and the chaos run.
        .target(name: "ScratchPostgres", dependencies: [subprocess, systemPackage], swiftSettings: strict),
        // An S3 server that is thrown away, for the tests.
        .target(name: "ScratchBucket", dependencies: [subprocess, systemPackage], swiftSettings: strict),
        .target(name: "ServerProcess", dependencies: [subprocess, systemPackage], swiftSettings: strict),
        .target(
            name: "LikenessTesting",
            dependencies: [
                "LikenessCore", "FaceAnalysis", "MediaTools", "PortraitFilms", crypto, hummingbird, hummingbirdCore,
                logging,
            ],
            swiftSettings: strict),

        .target(
            name: "EngineTesting",
            dependencies: [
                "LikenessCore", "LikenessEngine", "LikenessTesting", "StoreSQL", "StoreSQLite", "BlobFiles", logging,
                serviceLifecycle,
            ],
            swiftSettings: strict),

        // One test target a target, named after it.
        .testTarget(
            name: "LikenessCoreTests", dependencies: ["LikenessCore", crypto], swiftSettings: strict),
        .testTarget(name: "HTMLTemplatesTests", dependencies: ["HTMLTemplates", mustache], swiftSettings: strict),
        .testTarget(
            name: "LikenessEngineTests",
            dependencies: [
                "EngineTesting", "LikenessEngine", "LikenessCore", "LikenessTesting", "StoreSQL", "StoreSQLite", crypto,
                logging,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "StoreSQLiteTests",
            dependencies: ["StoreSQL", "StoreSQLite", "LikenessCore", "LikenessTesting", grdb], swiftSettings: strict),
        .testTarget(
            name: "LibPQTests", dependencies: ["LibPQ", "ScratchPostgres"], swiftSettings: strict),
        .testTarget(
            name: "StorePostgresTests",
            dependencies: [
                "LibPQ", "LikenessCore", "LikenessTesting", "ScratchPostgres", "ServerProcess", "StorePostgres",
                "StoreSQL", "StoreSQLite",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "BlobFilesTests", dependencies: ["BlobFiles", "LikenessCore", "LikenessTesting"],
            swiftSettings: strict),
        .testTarget(
            name: "BlobS3Tests",
            dependencies: [
                "BlobS3", "LikenessCore", "LikenessTesting", "ScratchBucket", asyncHTTPClient, nioCore, nioHTTP1,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FetchGuardTests",
            dependencies: [
                "FetchGuard", "LikenessCore", "LikenessTesting", asyncHTTPClient, crypto, httpTypes, hummingbird,
                hummingbirdCore, hummingbirdTLS, nioCore, nioPosix, nioSSL,
            ],
            swiftSettings: strict),
        .testTarget(name: "LikenessBenchTests", dependencies: ["LikenessBench"], swiftSettings: strict),
        .testTarget(name: "LikenessChaosTests", dependencies: ["LikenessChaos"], swiftSettings: strict),
        .testTarget(
            name: "LikenessClientTests",
            dependencies: [
                "LikenessClient", "LikenessAPI", "LikenessDocs", "LikenessTesting", crypto, httpTypes, hummingbird,
                nioCore, nioFoundation, subprocess, systemPackage,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "FaceAnalysisTests",
            dependencies: ["FaceAnalysis", "MediaTools", "PortraitFilms", "LikenessTesting"], swiftSettings: strict),
        .testTarget(
            name: "MediaToolsTests",
            dependencies: ["MediaTools", "LikenessTesting", hummingbird, subprocess, systemPackage],
            swiftSettings: strict),
        .testTarget(
            name: "ProviderBuiltinTests",
            dependencies: [
                "ProviderBuiltin", "FaceAnalysis", "MediaTools", "PortraitFilms", "LikenessCore", "LikenessTesting",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LikenessHTTPTests",
            dependencies: [
                "EngineTesting", "LikenessAPI", "LikenessDocs", "LikenessHTTP", "LikenessEngine", "LikenessCore",
                "LikenessTesting", httpTypes, hummingbird, hummingbirdTesting, nioCore, nioHTTP1, nioPosix,
                subprocess,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "VolcengineSignerTests", dependencies: ["VolcengineSigner", "LikenessCore"], swiftSettings: strict),
        .testTarget(
            name: "ArkStandInTests",
            dependencies: [
                "ArkStandIn", "VolcengineSigner", "LikenessCore", "LikenessTesting", httpTypes, hummingbird,
                hummingbirdTesting, nioCore,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "ProviderArkTests",
            dependencies: [
                "ProviderArk", "ProviderHTTP", "ArkStandIn", "EngineTesting", "LikenessEngine", "VolcengineSigner",
                "LikenessCore",
                "LikenessTesting", asyncHTTPClient, hummingbird,
                logging, nioCore, nioHTTP1,
            ],
            swiftSettings: strict),
        .testTarget(name: "QRCodesTests", dependencies: ["QRCodes"], swiftSettings: strict),
        .testTarget(name: "WebDriverTests", dependencies: ["WebDriver"], swiftSettings: strict),
        .testTarget(
            name: "LikenessWebTests",
            dependencies: [
                "EngineTesting", "LikenessWeb", "LikenessEngine", "LikenessCore", "LikenessTesting", "PortraitFilms",
                "ProviderBuiltin", "WebDriver", crypto, httpTypes, hummingbird, hummingbirdTesting, nioCore,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LikenessConsoleTests",
            dependencies: [
                "EngineTesting", "LikenessConsole", "LikenessEngine", "LikenessCore", "LikenessTesting", crypto,
                httpTypes,
                hummingbird, hummingbirdTesting, nioCore,
            ],
            swiftSettings: strict),
        .testTarget(
            name: "LikenessServerTests",
            dependencies: [
                "ArkStandIn", "LikenessCommands", "LikenessDocs", "LikenessServer", "LikenessCore", "LikenessTesting",
                "MediaTools", "PortraitFilms", "ScratchBucket", "ScratchPostgres", "ServerProcess",
                "WebDriver", argumentParser, configuration, crypto, hummingbird, asyncHTTPClient, nioCore,
                nioFoundation,
                httpTypes, logging, nioHTTP1, nioPosix,
                subprocess, systemPackage,
            ],
            exclude: ["Description/schemathesis.toml"],
            swiftSettings: strict),
    ],
    cxxLanguageStandard: .cxx17
)

// libFuzzer brings a `main` of its own, so this target is there only when it is asked for: scripts/fuzz.
if Context.environment["LIKENESS_FUZZING"] != nil {
    package.targets.append(
        .executableTarget(
            name: "LikenessFuzzing",
            dependencies: [
                "FetchGuard", "LikenessClient", "LikenessConsole", "LikenessCore", "LikenessEngine", "LikenessHTTP",
                "LikenessWeb", "MediaTools", "ProviderAPIMart", "ProviderArk", "VolcengineSigner", crypto, httpTypes,
                nioCore,
            ],
            path: "Tests/LikenessFuzzing", exclude: ["Corpora"], swiftSettings: strict))
}
