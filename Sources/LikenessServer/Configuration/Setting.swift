// SPDX-License-Identifier: Apache-2.0

/// Everything an operator can set. The raw value is the environment variable's name; the YAML key is derived from it.
package enum Setting: String, CaseIterable, Sendable {
    case host = "LIKENESS_HOST"
    case port = "LIKENESS_PORT"
    case publicURL = "LIKENESS_PUBLIC_URL"
    case peerURL = "LIKENESS_PEER_URL"
    case trustedProxies = "LIKENESS_TRUSTED_PROXIES"
    case dataDirectory = "LIKENESS_DATA_DIR"
    case modelsDirectory = "LIKENESS_MODELS_DIR"
    case masterKey = "LIKENESS_MASTER_KEY"
    case store = "LIKENESS_STORE"
    case storeConnections = "LIKENESS_STORE_CONNECTIONS"
    case storeLimitKB = "LIKENESS_STORE_LIMIT_KB"
    case blobs = "LIKENESS_BLOBS"
    case retentionDays = "LIKENESS_RETENTION_DAYS"
    case retentionProfiles = "LIKENESS_RETENTION_PROFILES"
    case erasureDelay = "LIKENESS_ERASURE_DELAY"
    case provider = "LIKENESS_PROVIDER"
    case verificationProvider = "LIKENESS_PROVIDER_VERIFICATION"
    case assetsProvider = "LIKENESS_PROVIDER_ASSETS"
    case videoProvider = "LIKENESS_PROVIDER_VIDEO"
    case s3Endpoint = "LIKENESS_S3_ENDPOINT"
    case s3Region = "LIKENESS_S3_REGION"
    case s3AccessKey = "LIKENESS_S3_ACCESS_KEY"
    case s3SecretKey = "LIKENESS_S3_SECRET_KEY"
    case s3SessionToken = "LIKENESS_S3_SESSION_TOKEN"
    case s3Addressing = "LIKENESS_S3_ADDRESSING"
    case s3Presign = "LIKENESS_S3_PRESIGN"
    case arkAccessKey = "LIKENESS_ARK_ACCESS_KEY"
    case arkSecretKey = "LIKENESS_ARK_SECRET_KEY"
    case arkSessionToken = "LIKENESS_ARK_SESSION_TOKEN"
    case arkRegion = "LIKENESS_ARK_REGION"
    case arkControlURL = "LIKENESS_ARK_CONTROL_URL"
    case arkDataURL = "LIKENESS_ARK_DATA_URL"
    case arkAPIKey = "LIKENESS_ARK_API_KEY"
    case arkAssetQPM = "LIKENESS_ARK_ASSET_QPM"
    case apimartURL = "LIKENESS_APIMART_URL"
    case apimartKey = "LIKENESS_APIMART_KEY"
    case videoLabels = "LIKENESS_VIDEO_LABELS"
    case c2paCertificates = "LIKENESS_C2PA_CERTIFICATES"
    case c2paKey = "LIKENESS_C2PA_KEY"
    case c2paAlgorithm = "LIKENESS_C2PA_ALGORITHM"
    case c2paLibrary = "LIKENESS_C2PA_LIBRARY"
    case fetchAllow = "LIKENESS_FETCH_ALLOW"
    case challenge = "LIKENESS_VERIFICATION_CHALLENGE"
    case verificationTTL = "LIKENESS_VERIFICATION_TTL"
    case verificationAttempts = "LIKENESS_VERIFICATION_ATTEMPTS"
    case verificationLockout = "LIKENESS_VERIFICATION_LOCKOUT"
    case faceThreshold = "LIKENESS_FACE_THRESHOLD"
    case faceScreening = "LIKENESS_FACE_SCREENING"
    case refusedWords = "LIKENESS_REFUSED_WORDS"
    case limitImageMB = "LIKENESS_LIMIT_IMAGE_MB"
    case limitVideoMB = "LIKENESS_LIMIT_VIDEO_MB"
    case limitAudioMB = "LIKENESS_LIMIT_AUDIO_MB"
    case limitSides = "LIKENESS_LIMIT_SIDES"
    case limitRatios = "LIKENESS_LIMIT_RATIOS"
    case limitVideoPixels = "LIKENESS_LIMIT_VIDEO_PIXELS"
    case limitVideoFPS = "LIKENESS_LIMIT_VIDEO_FPS"
    case limitSeconds = "LIKENESS_LIMIT_SECONDS"
    case webhookDisableHours = "LIKENESS_WEBHOOK_DISABLE_HOURS"
    case rateLimit = "LIKENESS_RATE_LIMIT"
    case rateBurst = "LIKENESS_RATE_BURST"
    case prices = "LIKENESS_PRICES"
    case clockOffset = "LIKENESS_CLOCK_OFFSET"
    case logLevel = "LIKENESS_LOG_LEVEL"
    case logFormat = "LIKENESS_LOG_FORMAT"

    /// The name without `LIKENESS_`, lower case, its first underscore a dot (decisions.md, Operator).
    package var yamlKey: String { keyComponents.joined(separator: ".") }

    /// As `yamlKey`, in the parts that swift-configuration asks for.
    package var keyComponents: [String] {
        let name = rawValue.dropFirst("LIKENESS_".count).lowercased()
        return name.split(separator: "_", maxSplits: 1).map(String.init)
    }

    /// Whether its value must not be shown.
    package var isSecret: Bool {
        switch self {
        case .masterKey, .s3AccessKey, .s3SecretKey, .s3SessionToken, .arkAccessKey, .arkSecretKey, .arkSessionToken,
            .arkAPIKey,
            .apimartKey:
            true
        default: false
        }
    }
}
