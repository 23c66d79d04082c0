// SPDX-License-Identifier: Apache-2.0

/// Why an asset failed its review: the vendor's codes (contract/ark.md 3.2) and two of ours, `NoFace` and
/// `MultipleFaces`, for which the vendor has none. Raw values are the codes on the wire.
package enum AssetRejection: String, Error, Sendable, Codable, CaseIterable {
    case downloadFailed = "DownloadFailed"
    case typeMismatch = "TypeMismatch"
    case formatUnsupported = "FormatUnsupported"
    case formatUndetectable = "FormatUndetectable"
    case transcodingFailed = "TranscodingFailed"
    case widthTooSmall = "WidthTooSmall"
    case widthTooLarge = "WidthTooLarge"
    case heightTooSmall = "HeightTooSmall"
    case heightTooLarge = "HeightTooLarge"
    case aspectRatioTooSmall = "AspectRatioTooSmall"
    case aspectRatioTooLarge = "AspectRatioTooLarge"
    case pixelCountTooSmall = "PixelCountTooSmall"
    case pixelCountTooLarge = "PixelCountTooLarge"
    case fileSizeTooLarge = "FileSizeTooLarge"
    case durationTooShort = "DurationTooShort"
    case durationTooLong = "DurationTooLong"
    case fpsTooLow = "FpsTooLow"
    case fpsTooHigh = "FpsTooHigh"
    case faceMismatch = "FaceMismatch"
    case noFace = "NoFace"
    case multipleFaces = "MultipleFaces"
    /// A virtual asset that shows a verified person of this account: it belongs to real-avatar.
    case realPerson = "RealPersonInVirtualGroup"
    case internalError = "InternalError"
}
