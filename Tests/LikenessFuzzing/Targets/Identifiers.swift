// SPDX-License-Identifier: Apache-2.0

import LikenessCore

@testable import LikenessHTTP

/// Ids, names and amounts as text. What is taken for one is written as it came, or is read again as the same.
enum Identifiers {
    static func feed(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        for id in [
            TaskID(parsing: text)?.rawValue, DeliveryID(parsing: text)?.rawValue, GroupID(parsing: text)?.rawValue,
        ] {
            guard let id else { continue }
            precondition(id == text && id.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "an id that is none")
        }
        if let asset = AssetID(address: text) { precondition(text.hasSuffix(asset.rawValue), "another asset") }
        if let ulid = ULID(text) { precondition(ulid.text.utf8.count == 26, "a ULID of another length") }
        if let key = BlobKey(text) { precondition(key.hex.utf8.count == 64, "a digest of another length") }
        if let project = ProjectName(rawValue: text) {
            precondition(ProjectName.lengths.contains(project.rawValue.unicodeScalars.count), "too long a name")
        }
        if let amount = DollarAmount(text) {
            precondition(amount.microUSD >= 0, "less than nothing")
        }
        _ = VideoModel(name: text)
        _ = Account.allows(name: text)
        _ = KeyScope(rawValue: text)
    }
}
