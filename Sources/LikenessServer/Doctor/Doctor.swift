// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ProviderAPIMart
package import ProviderArk
import ProviderHTTP

/// Looks at what a server needs, and says how to mend what is wrong. It changes nothing but what a probe asks for.
package struct Doctor: Sendable {
    package struct Finding: Sendable, Equatable {
        package let name: String
        /// Nil when nothing is wrong.
        package let problem: String?
    }

    private let configuration: LikenessConfiguration
    private let time = SystemTime()
    private let rates = RateKeeper(states: LocalStates(), time: SystemTime())

    package init(_ configuration: LikenessConfiguration) {
        self.configuration = configuration
    }

    /// - Parameter report: called with each finding as it is made.
    package func run(report: (Finding) -> Void) async throws {
        _ = try DataDirectory(configuration.storage.dataDirectory)
        report(Finding(name: "data folder", problem: nil))
        let builtin = BuiltinProviders(configuration, scratch: "/tmp")
        let models = await builtin.modelsHold()
        report(
            Finding(
                name: "face models",
                problem: models ? nil : "missing or damaged in \(configuration.storage.modelsDirectory): make setup"))
        let tools = await builtin.toolsHold()
        report(Finding(name: "media tools", problem: tools ? nil : "ffmpeg and ffprobe can't be run: make setup"))
        if let problem = await publicAddressProblem() {
            report(Finding(name: "public URL", problem: problem))
        } else if configuration.providers.fetchesFromUs {
            report(Finding(name: "public URL", problem: nil))
        }
        try await checkProviders(report)
    }

    /// Nil when it is fine, or nobody needs it.
    private func publicAddressProblem() async -> String? {
        guard configuration.providers.fetchesFromUs else { return nil }
        return PublicReach(configuration.listening.publicURL).problem
    }

    private func checkProviders(_ report: (Finding) -> Void) async throws {
        if let settings = configuration.providers.ark {
            let control = ArkControl(
                account: settings.account, client: .provider, rates: rates, logger: Self.silent,
                assetsPerMinute: settings.assetsPerMinute)
            report(Finding(name: "ark control plane", problem: await Self.problem { try await control.check() }))
            if let videos = arkVideos {
                report(Finding(name: "ark data plane", problem: await Self.problem { try await videos.check() }))
            }
        }
        if let settings = configuration.providers.apimart {
            let apimart = APIMartProviders(settings, rates: rates, logger: Self.silent)
            report(Finding(name: "apimart", problem: await apimart.connection.problem()))
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
