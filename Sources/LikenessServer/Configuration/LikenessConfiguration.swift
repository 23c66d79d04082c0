// SPDX-License-Identifier: Apache-2.0

package import BlobS3
package import Configuration
package import LibPQ
package import LikenessCore
package import LikenessEngine
package import MediaTools
package import ProviderArk

/// All settings, checked, with their defaults. Built once at the start; nobody else reads the environment.
package struct LikenessConfiguration: Sendable {
    package struct Listening: Sendable {
        package let host: String
        /// 0: any free one.
        package let port: Int
        /// Nil: `http://HOST:PORT` with the port that is really bound.
        package let publicURL: String?
        /// Nil: `http://HOST:PORT`, good for servers on one machine.
        package let peerURL: String?
        /// Whose word about a client's address is taken.
        package let trustedProxies: ProxyTrust
    }

    package enum Store: Sendable {
        /// In the data folder.
        /// - Parameter limit: the most bytes that the file may take; nil for no limit.
        case sqlite(limit: Int?)
        case postgres(PostgresAddress, connections: Int)
    }

    package enum Blobs: Sendable {
        /// In the data folder.
        case files
        case bucket(S3Bucket, S3Credentials, presignsDownloads: Bool)
    }

    package struct Storage: Sendable {
        package let store: Store
        package let blobs: Blobs
        /// Whether other servers may work on the same store.
        package var isShared: Bool { if case .postgres = store { true } else { false } }
        /// SQLite's file, blobs, the master key's file.
        package let dataDirectory: String
        package let modelsDirectory: String
        /// How long tasks are kept after their end.
        package let retentionDays: Int
        /// Nil: from the key file.
        package let masterKey: MasterKey?
    }

    package struct Verification: Sendable {
        /// Nil: chosen at random for each try.
        package let challenge: [ChallengeStep]?
        package let secondsToLive: Int
        package let attempts: Int
        /// Nil: off.
        package let lockout: LockoutRule?
    }

    package struct Consent: Sendable {
        /// The shortest term of them holds; none: faces are kept until somebody ends it.
        package let profiles: [RetentionProfile]
        /// Seconds from the end of a consent to the erasure.
        package let erasureDelay: Int
    }

    package struct Review: Sendable {
        package let faceThreshold: Double
        /// Whether a real face in a reference that is no asset is refused.
        package let screensReferences: Bool
        package let refusedWords: [String]
    }

    /// What is taken as an asset.
    package struct Limits: Sendable {
        package let imageMegabytes: Int
        package let videoMegabytes: Int
        package let audioMegabytes: Int
        /// Of pictures and clips, in pixels.
        package let sides: ClosedRange<Int>
        /// Width over height.
        package let ratios: ClosedRange<Double>
        package let videoPixels: ClosedRange<Int>
        /// Pictures a second.
        package let videoRates: ClosedRange<Double>
        /// Of clips and sounds; nil: those that the model takes.
        package let seconds: ClosedRange<Double>?
    }

    package struct RateLimit: Sendable {
        /// Requests a second for one key.
        package let perSecond: Int
        package let burst: Int
    }

    /// Who does a job.
    package enum Provider: String, Sendable, CaseIterable {
        case builtin, ark, apimart
    }

    package struct Providers: Sendable {
        package let verification: Provider
        package let assets: Provider
        package let video: Provider
        /// Set when a job is Ark's.
        package let ark: Ark?
        /// Set when a job is APIMart's.
        package let apimart: APIMart?
    }

    /// The operator's account at Volcengine or BytePlus.
    package struct Ark: Sendable {
        package let accessKey: String
        package let secretKey: Secret
        package let sessionToken: Secret?
        package let region: ArkRegion
        /// Nil: the region's own.
        package let controlURL: String?
        package let dataURL: String?
        /// Nil unless videos are made there.
        package let apiKey: Secret?
        package let assetsPerMinute: Int
    }

    package struct APIMart: Sendable {
        package let url: String
        package let key: Secret
    }

    private enum VideoLabels: String, CaseIterable {
        case visible, file
    }

    package enum LogFormat: String, Sendable, CaseIterable {
        case text, json
    }

    package let listening: Listening
    package let storage: Storage
    package let verification: Verification
    package let consent: Consent
    package let providers: Providers
    package let review: Review
    package let limits: Limits
    package let rateLimit: RateLimit
    /// How long an endpoint may fail before nothing is sent there any more.
    package let webhookDisableHours: Int
    /// What videos cost.
    package let prices: PriceTable
    /// Whether the label's words are drawn on videos that a provider made.
    package let drawsLabels: Bool
    /// With which films are signed; nil for none.
    package let certificate: FilmSigner.Certificate?
    package let c2paLibrary: String
    /// By how much the clock is put wrong, to try what a wrong clock does.
    package let clockOffset: Duration
    /// `host:port` entries that the fetch guard lets through although private.
    package let fetchAllow: Set<String>
    package let logLevel: LogLevel
    /// Nil: text on a terminal, JSON otherwise.
    package let logFormat: LogFormat?

    /// - Throws: `ConfigurationError` for the first value that is not allowed.
    package init(reader: ConfigReader) throws {
        let settings = SettingReader(reader)
        self.listening = try Listening(settings)
        self.storage = try Storage(settings)
        self.verification = try Verification(settings)
        self.consent = try Consent(settings)
        self.providers = try Providers(settings)
        self.review = try Review(settings)
        self.limits = try Limits(settings)
        self.rateLimit = RateLimit(
            perSecond: try settings.integer(.rateLimit, in: 1...1_000_000, default: 100),
            burst: try settings.integer(.rateBurst, in: 1...1_000_000, default: 200))
        self.prices = try PriceTable(settings)
        self.drawsLabels = try settings.choice(.videoLabels, default: VideoLabels.visible) == .visible
        self.certificate = try Self.certificate(settings)
        self.c2paLibrary = settings.text(.c2paLibrary) ?? FilmSigner.usualLibrary(in: storage.dataDirectory)
        self.webhookDisableHours = try settings.integer(.webhookDisableHours, in: 1...8760, default: 120)
        self.clockOffset = .seconds(try settings.integer(.clockOffset, in: -86_400...86_400, default: 0))
        self.fetchAllow = try Self.fetchAllow(settings)
        self.logLevel = try settings.choice(.logLevel, default: .info)
        self.logFormat = try settings.text(.logFormat).map { _ in try settings.choice(.logFormat, default: .text) }
    }
}

/// swift-log's levels, as an operator writes them.
package enum LogLevel: String, Sendable, CaseIterable {
    case trace, debug, info, notice, warning, error, critical
}
