// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import MediaTools
import ProviderAPIMart
package import ProviderArk
import ProviderHTTP

/// Looks at what a server needs, and says how to mend what is wrong. It changes nothing but what a probe asks for.
package struct Doctor: Sendable {
    private let configuration: LikenessConfiguration
    private let time = SystemTime()
    private let rates = RateKeeper(states: LocalStates(), time: SystemTime())

    package init(_ configuration: LikenessConfiguration) {
        self.configuration = configuration
    }

    /// - Parameter report: called with each finding as it is made.
    package func run(report: (Finding) throws -> Void) async throws {
        let storage = configuration.storage
        let directory = DataDirectory(asItIs: storage.dataDirectory)
        try report(Self.finding(of: directory))
        try MachineCheck(dataDirectory: directory.nearestThere).findings.forEach(report)
        let jail = await ToolJail.find(hiding: directory.path)
        let builtin = BuiltinProviders(configuration, scratch: "/tmp", jail: jail)
        let models = await builtin.modelsHold()
        try report(
            Finding(
                "face models", problem: models ? nil : "missing or damaged in \(storage.modelsDirectory): make setup"))
        let tools = await builtin.toolsHold()
        try report(Finding("media tools", problem: tools ? nil : "ffmpeg and ffprobe can't be run: make setup"))
        try report(Self.finding(of: jail))
        if configuration.certificate != nil {
            try report(Finding("film signatures", problem: await builtin.signingProblem()))
        }
        try await StorageCheck(storage: storage, directory: directory).findings().forEach(report)
        try await ReachCheck(
            listening: configuration.listening, isFetchedFrom: configuration.providers.fetchesFromUs
        ).findings().forEach(report)
        try await checkProviders(report)
    }

    /// A folder that isn't there is left so: it would hide that the doctor looked in the wrong place.
    private static func finding(of directory: DataDirectory) -> Finding {
        guard directory.isThere else {
            return .advice("data folder", "\(directory.path) isn't there: the first start makes it")
        }
        return Finding(
            "data folder",
            problem: directory.canBeWritten ? nil : "\(directory.path) can't be written: give it to the server's user")
    }

    private static func finding(of jail: ToolJail) -> Finding {
        let mending =
            "install Debian's bubblewrap, and let the server's user make namespaces (in a container: its runtime's seccomp profile)"
        return switch jail.kind {
        case .bubblewrap:
            .ok("media jail", "bubblewrap: media files are read without network, in namespaces of their own")
        case .limits: .advice("media jail", "media files are read under limits alone (prlimit): \(mending)")
        case .none: .advice("media jail", "media files are read without limits of memory: \(mending)")
        }
    }

    private func checkProviders(_ report: (Finding) throws -> Void) async throws {
        if let settings = configuration.providers.ark {
            let control = ArkControl(
                account: settings.account, client: .provider, rates: rates, logger: Self.silent,
                assetsPerMinute: settings.assetsPerMinute)
            try report(Finding("ark control plane", problem: await Self.problem { try await control.check() }))
            if let videos = arkVideos {
                try report(Finding("ark data plane", problem: await Self.problem { try await videos.check() }))
            }
        }
        if let settings = configuration.providers.apimart {
            let apimart = APIMartProviders(settings, rates: rates, logger: Self.silent)
            try report(Finding("apimart", problem: await apimart.connection.problem()))
        }
    }

    private static func problem(_ body: () async throws -> Void) async -> String? {
        do {
            try await body()
            return nil
        } catch let fault as ArkFault {
            return "\(fault.code)\(ArkReason(code: fault.code).map { ": \($0.advice)" } ?? "")"
        } catch {
            return "no answer"
        }
    }

    private static let silent = Logger(label: "doctor") { _ in SwiftLogNoOpLogHandler() }
}

// MARK: The live probe

extension Doctor {
    /// - Throws: `ConfigurationError.missing` without an account.
    package func probe(_ material: ArkProbe.Material) throws -> ArkProbe {
        guard let settings = configuration.providers.ark else {
            throw ConfigurationError.invalid(
                .provider, given: "\(configuration.providers.video)", allowed: "ark, for --live ark")
        }
        return ArkProbe(account: settings.account, videos: arkVideos, material: material, time: time)
    }

    private var arkVideos: ArkVideos? {
        guard let settings = configuration.providers.ark, let key = settings.apiKey else { return nil }
        return ArkVideos(
            apiKey: key, region: settings.region, dataURL: settings.dataURL, client: .provider, rates: rates,
            logger: Self.silent)
    }
}
