// SPDX-License-Identifier: Apache-2.0

/// What becomes of an asset, told by marks in its name or URL: `fail-FaceMismatch` fails later, `refuse-WidthTooSmall`
/// at once, `slow-60` takes a minute.
struct AssetScript {
    let refusal: VendorError?
    let failure: (code: String, message: String)?
    let delay: Duration?

    init(name: String, url: String) {
        self.refusal = Self.word(after: "refuse-", name, url).map { .media($0, Self.message(of: $0)) }
        self.failure = Self.word(after: "fail-", name, url).map { ($0, Self.message(of: $0)) }
        self.delay = Self.word(after: "slow-", name, url).flatMap { Int($0) }.map { .seconds($0) }
    }

    init(code: String, atOnce: Bool) {
        let message = Self.message(of: code)
        self.refusal = atOnce ? .media(code, message) : nil
        self.failure = atOnce ? nil : (code, message)
        self.delay = nil
    }

    private static func word(after mark: String, _ texts: String...) -> String? {
        for text in texts {
            guard let range = text.ranges(of: mark).first else { continue }
            let word = text[range.upperBound...].prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if !word.isEmpty { return String(word) }
        }
        return nil
    }

    /// In the vendor's words where they are known, its slip of the pen included.
    static func message(of code: String) -> String {
        switch code {
        case "FaceMismatch": "Face consistency verification failed."
        case "DownloadFailed": "Failed to download media from the provided URL"
        case "AspectRatioTooSmall", "AspectRatioTooLarge": "Aspect ratio must bebetween 0.4 and 2.5."
        case "HeightTooSmall", "HeightTooLarge": "Height must be between 300px and 6000px"
        case "WidthTooSmall", "WidthTooLarge": "Width must be between 300px and 6000px"
        default: "The media was not accepted (\(code))."
        }
    }
}
