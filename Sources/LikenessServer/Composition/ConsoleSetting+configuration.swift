// SPDX-License-Identifier: Apache-2.0

import BlobS3
import LikenessConsole
import LikenessCore
import LikenessEngine
import ProviderArk
import ProviderHTTP

extension ConsoleSetting {
    /// What an operator sees of the settings: no key, token or password, and no address that could hold one.
    static func all(of configuration: LikenessConfiguration, address: String) -> [ConsoleSetting] {
        reach(configuration, address) + storage(configuration.storage) + consent(configuration.consent)
            + providers(configuration) + verification(configuration.verification) + review(configuration)
            + limits(configuration)
    }

    private static func lines(_ section: String, _ lines: [(Setting, String)]) -> [ConsoleSetting] {
        lines.map { ConsoleSetting(section: section, name: $0.0.rawValue, value: $0.1) }
    }

    private static func reach(_ configuration: LikenessConfiguration, _ address: String) -> [ConsoleSetting] {
        lines(
            "reach",
            [
                (.publicURL, address), (.host, configuration.listening.host),
                (.fetchAllow, configuration.fetchAllow.sorted().joined(separator: ", ").orNone),
                (.webhookDisableHours, "\(configuration.webhookDisableHours) h"),
            ])
    }

    private static func storage(_ storage: LikenessConfiguration.Storage) -> [ConsoleSetting] {
        let store = if case .sqlite = storage.store { "sqlite" } else { "postgres" }
        let blobs = if case .bucket(let bucket, _, _) = storage.blobs { "s3: \(bucket.name)" } else { "files" }
        return lines(
            "storage",
            [
                (.store, store), (.blobs, blobs), (.dataDirectory, storage.dataDirectory),
                (.retentionDays, "\(storage.retentionDays) d"),
            ])
    }

    private static func consent(_ consent: LikenessConfiguration.Consent) -> [ConsoleSetting] {
        lines(
            "storage",
            [
                (.retentionProfiles, consent.profiles.map(\.rawValue).joined(separator: ", ").orNone),
                (.erasureDelay, "\(consent.erasureDelay) s"),
            ])
    }

    private static func providers(_ configuration: LikenessConfiguration) -> [ConsoleSetting] {
        let providers = configuration.providers
        var all: [(Setting, String)] = [
            (.verificationProvider, providers.verification.rawValue), (.assetsProvider, providers.assets.rawValue),
            (.videoProvider, providers.video.rawValue),
            (.videoLabels, configuration.drawsLabels ? "visible" : "file"),
        ]
        if let ark = providers.ark {
            all += [(.arkRegion, ark.region.rawValue), (.arkAssetQPM, "\(ark.assetsPerMinute)")]
        }
        if let apimart = providers.apimart { all.append((.apimartURL, apimart.url)) }
        return lines("providers", all)
    }

    private static func verification(_ verification: LikenessConfiguration.Verification) -> [ConsoleSetting] {
        lines(
            "verification",
            [
                (.challenge, verification.challenge?.map(\.rawValue).joined(separator: ",") ?? "random"),
                (.verificationTTL, "\(verification.secondsToLive) s"),
                (.verificationAttempts, "\(verification.attempts)"),
                (.verificationLockout, verification.lockout?.text ?? "off"),
            ])
    }

    private static func review(_ configuration: LikenessConfiguration) -> [ConsoleSetting] {
        lines(
            "review",
            [
                (.faceThreshold, "\(configuration.review.faceThreshold)"),
                (.faceScreening, configuration.review.screensReferences ? "on" : "off"),
                (.refusedWords, configuration.review.refusedWords.joined(separator: ", ").orNone),
            ])
    }

    private static func limits(_ configuration: LikenessConfiguration) -> [ConsoleSetting] {
        let limits = configuration.limits
        return lines(
            "limits",
            [
                (.limitImageMB, "\(limits.imageMegabytes) MB"), (.limitVideoMB, "\(limits.videoMegabytes) MB"),
                (.limitAudioMB, "\(limits.audioMegabytes) MB"),
                (.limitSides, "\(limits.sides.lowerBound)-\(limits.sides.upperBound)"),
                (.limitRatios, "\(limits.ratios.lowerBound)-\(limits.ratios.upperBound)"),
                (.rateLimit, "\(configuration.rateLimit.perSecond)/s"),
                (.rateBurst, "\(configuration.rateLimit.burst)"),
            ])
    }
}

extension LockoutRule {
    /// As it is set.
    fileprivate var text: String {
        "\(failures)/\(window.components.seconds)/\(pause.components.seconds)"
    }
}

extension CallBudget {
    /// - Parameter known: named by the provider, a digest of the account, and what the limit is of: the digest is nobody's
    ///   business.
    static func all(of known: KnownBudgets) async -> [CallBudget] {
        var budgets: [CallBudget] = []
        for budget in known.all {
            guard let wait = try? await budget.wait() else { continue }
            let parts = budget.name.split(separator: ":").map(String.init)
            let name = [parts.dropFirst().first, parts.count > 3 ? parts.last : nil].compactMap { $0 }
            budgets.append(
                CallBudget(name: name.joined(separator: " "), perSecond: budget.perSecond, wait: wait))
        }
        return budgets
    }
}

extension String {
    fileprivate var orNone: String { isEmpty ? "–" : self }
}
