// SPDX-License-Identifier: Apache-2.0

import LikenessAPI

/// A receipt or a proof as a terminal shows it.
enum ReceiptText {
    static func lines(_ receipt: ConsentReceipt) -> [String] {
        var lines = [
            "the signature fits", "", "issued by  \(receipt.iss)",
            "asked by   \(receipt.account.name) (\(receipt.account.id)), project \(receipt.projectName)",
            "group      \(receipt.groupID)", "purpose    \(receipt.purpose)",
            "agreed     \(ConsentText.time(receipt.consentedAt))",
            "verified   \(ConsentText.time(receipt.verifiedAt)), \(check(receipt.check))",
        ]
        if let text = receipt.text {
            lines.append("text       version \(text.version), \(text.language), SHA-256 \(text.sha256)")
        }
        if let until = receipt.licence.until { lines.append("until      \(ConsentText.time(until))") }
        return lines
    }

    static func lines(_ proof: ErasureProof) -> [String] {
        [
            "the signature fits", "", "issued by  \(proof.iss)", "group      \(proof.groupID)",
            "ended      \(ConsentText.time(proof.endedAt)), by \(proof.endedBy.rawValue)",
            "erased     \(ConsentText.time(proof.erasedAt))",
            "deleted    \(proof.deleted.templates ?? 0) template, \(proof.deleted.assets) assets, "
                + "\(proof.deleted.videos ?? 0) videos, \(proof.deleted.files) file addresses, "
                + "\(proof.deleted.blobs) contents, \(proof.deleted.upstreamObjects) objects at a provider",
            "found      \(proof.found.assets + proof.found.files + proof.found.blobs + proof.found.upstreamObjects) of them "
                + "afterwards; \(proof.found.sharedBlobs ?? 0) contents that somebody else has too",
            "receipt    SHA-256 \(proof.receiptSHA256)",
        ]
    }

    private static func check(_ check: ConsentReceipt.Check) -> String {
        check.provider.map { "by the provider \($0)" } ?? "by an active check"
    }
}
