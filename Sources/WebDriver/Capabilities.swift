// SPDX-License-Identifier: Apache-2.0

/// The body of `POST /session` (W3C WebDriver 8.1, and Chromium's `goog:chromeOptions`).
struct NewSession: Encodable {
    struct Capabilities: Encodable {
        let alwaysMatch: Wanted
    }

    struct Wanted: Encodable {
        let acceptInsecureCerts = true
        let chromeOptions: ChromeOptions
        /// What pages and the browser complain of is kept, for whoever asks.
        let loggingPreferences = ["browser": "ALL"]

        enum CodingKeys: String, CodingKey {
            case acceptInsecureCerts
            case chromeOptions = "goog:chromeOptions"
            case loggingPreferences = "goog:loggingPrefs"
        }
    }

    struct ChromeOptions: Encodable {
        let args: [String]
        let binary: String
        let prefs: [String: String]
        let mobileEmulation: Emulation?
    }

    struct Emulation: Encodable {
        let deviceMetrics: Metrics
    }

    struct Metrics: Encodable {
        let width: Int
        let height: Int
        let pixelRatio = 2
        let touch = true
    }

    let capabilities: Capabilities

    init(_ options: BrowserOptions) {
        var emulation: Emulation?
        if case .phone(let width, let height) = options.screen {
            emulation = Emulation(deviceMetrics: Metrics(width: width, height: height))
        }
        capabilities = Capabilities(
            alwaysMatch: Wanted(
                chromeOptions: ChromeOptions(
                    args: options.arguments, binary: options.chromium,
                    prefs: ["intl.accept_languages": options.language], mobileEmulation: emulation)))
    }
}
