// SPDX-License-Identifier: Apache-2.0

/// Why an asset failed its review: the vendor's codes (contract/ark.md 3.2) and two of ours, `NoFace` and
/// `MultipleFaces`, for which the vendor has none. Raw values are the codes on the wire. Open: a provider's code that is
/// not named here passes through as it is.
package struct AssetRejection: RawRepresentable, Error, Sendable, Hashable, Codable {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A code as a provider sent it; one that isn't of letters, digits, dots and underscores is an internal error.
    package init(providerCode code: String) {
        let isCode = (1...80).contains(code.utf8.count) && code.utf8.allSatisfy(Self.isCodeByte)
        self = isCode ? AssetRejection(rawValue: code) : .internalError
    }

    private static func isCodeByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}

extension AssetRejection {
    package static let downloadFailed = AssetRejection(rawValue: "DownloadFailed")
    package static let typeMismatch = AssetRejection(rawValue: "TypeMismatch")
    package static let formatUnsupported = AssetRejection(rawValue: "FormatUnsupported")
    package static let formatUndetectable = AssetRejection(rawValue: "FormatUndetectable")
    package static let transcodingFailed = AssetRejection(rawValue: "TranscodingFailed")
    package static let widthTooSmall = AssetRejection(rawValue: "WidthTooSmall")
    package static let widthTooLarge = AssetRejection(rawValue: "WidthTooLarge")
    package static let heightTooSmall = AssetRejection(rawValue: "HeightTooSmall")
    package static let heightTooLarge = AssetRejection(rawValue: "HeightTooLarge")
    package static let aspectRatioTooSmall = AssetRejection(rawValue: "AspectRatioTooSmall")
    package static let aspectRatioTooLarge = AssetRejection(rawValue: "AspectRatioTooLarge")
    package static let pixelCountTooSmall = AssetRejection(rawValue: "PixelCountTooSmall")
    package static let pixelCountTooLarge = AssetRejection(rawValue: "PixelCountTooLarge")
    package static let fileSizeTooLarge = AssetRejection(rawValue: "FileSizeTooLarge")
    package static let durationTooShort = AssetRejection(rawValue: "DurationTooShort")
    package static let durationTooLong = AssetRejection(rawValue: "DurationTooLong")
    package static let fpsTooLow = AssetRejection(rawValue: "FpsTooLow")
    package static let fpsTooHigh = AssetRejection(rawValue: "FpsTooHigh")
    package static let faceMismatch = AssetRejection(rawValue: "FaceMismatch")
    package static let noFace = AssetRejection(rawValue: "NoFace")
    package static let multipleFaces = AssetRejection(rawValue: "MultipleFaces")
    /// A virtual asset that shows a verified person of this account: it belongs to real-avatar.
    package static let realPerson = AssetRejection(rawValue: "RealPersonInVirtualGroup")
    package static let internalError = AssetRejection(rawValue: "InternalError")
    package static let audioTrackRequired = AssetRejection(rawValue: "AudioTrackRequired")
    package static let audioTrackForbidden = AssetRejection(rawValue: "AudioTrackForbidden")
    package static let contentRestricted = AssetRejection(rawValue: "ContentRestricted")
    /// It may or may not be registered at the provider, and can't be found there.
    package static let outcomeUnknown = AssetRejection(rawValue: "OutcomeUnknown")
    /// The person was never verified at the provider that is to have the asset.
    package static let personNotVerified = AssetRejection(rawValue: "PersonNotVerifiedAtProvider")
    /// The operator's account at the provider can't be used now.
    package static let providerAccount = AssetRejection(rawValue: "ProviderAccountUnavailable")

    /// All that are named here.
    package static let named: [AssetRejection] = [
        .downloadFailed, .typeMismatch, .formatUnsupported, .formatUndetectable, .transcodingFailed, .widthTooSmall,
        .widthTooLarge, .heightTooSmall, .heightTooLarge, .aspectRatioTooSmall, .aspectRatioTooLarge,
        .pixelCountTooSmall, .pixelCountTooLarge, .fileSizeTooLarge, .durationTooShort, .durationTooLong, .fpsTooLow,
        .fpsTooHigh, .faceMismatch, .noFace, .multipleFaces, .realPerson, .internalError, .audioTrackRequired,
        .audioTrackForbidden, .contentRestricted, .outcomeUnknown, .personNotVerified, .providerAccount,
    ]
}
