// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// The domain's words and ids are text, times are Unix milliseconds.
extension SQLArgumentConvertible where Self: RawRepresentable, RawValue == String {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .text(value?.rawValue) }
}

extension ID: SQLArgumentConvertible {}
extension ProjectName: SQLArgumentConvertible {}
extension UpstreamName: SQLArgumentConvertible {}
extension Consent.Ender: SQLArgumentConvertible {}
extension AssetGroup.Kind: SQLArgumentConvertible {}
extension AssetType: SQLArgumentConvertible {}
extension AssetRejection: SQLArgumentConvertible {}
extension Delivery.Status: SQLArgumentConvertible {}
extension Delivery.Rhythm: SQLArgumentConvertible {}
extension Registration.State: SQLArgumentConvertible {}
extension SessionState: SQLArgumentConvertible {}
extension StoredFile.Purpose: SQLArgumentConvertible {}
extension TaskKind: SQLArgumentConvertible {}
extension TaskStatus: SQLArgumentConvertible {}
extension VerificationFailure: SQLArgumentConvertible {}
extension VideoModel: SQLArgumentConvertible {}

extension Timestamp: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .integer(value?.milliseconds) }
}

extension Sealed: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .bytes(value?.bytes) }
}

extension BlobKey: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .text(value?.hex) }
}

extension TokenDigest: SQLArgumentConvertible {
    package static func sqlArgument(_ value: Self?) -> SQLArgument { .text(value?.hex) }
}
