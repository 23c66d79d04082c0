// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a video says of itself: that a machine made it, which one, for which order, and with whose consent. It is the
/// value of the file's `AIGC` field, by the names of GB 45438-2025.
package struct VideoProvenance: Sendable, Equatable {
    /// Made by a machine, for certain.
    private static let made = "1"
    package let task: TaskID
    /// SHA-256 of the receipts of the persons who are shown, hexadecimal.
    package let receipts: [String]

    package init(task: TaskID, receipts: [String]) {
        self.task = task
        self.receipts = receipts
    }

    /// - Parameters:
    ///   - producer: who made it.
    ///   - found: what the file says already, when it comes from elsewhere: its producer stays, and we are named as those
    ///     who pass it on.
    package func json(producer: String, found: String? = nil) throws -> String {
        var fields = [
            "Label": Self.made, "ContentProducer": producer, "ProduceID": task.rawValue, "ReservedCode1": consent,
            "ContentPropagator": "", "PropagateID": "", "ReservedCode2": "",
        ]
        if let theirs = Self.fields(found), theirs["ContentProducer"]?.isEmpty == false {
            for name in ["Label", "ContentProducer", "ProduceID", "ReservedCode1"] { fields[name] = theirs[name] ?? "" }
            fields["ContentPropagator"] = "likeness"
            fields["PropagateID"] = task.rawValue
            fields["ReservedCode2"] = consent
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(fields), as: UTF8.self)
    }

    /// This face, this consent, this video: the receipts can be found by it.
    private var consent: String {
        receipts.isEmpty ? "" : "consent-receipt-sha256=\(receipts.sorted().joined(separator: ","))"
    }

    /// Texts only, none of them long: a stranger wrote them.
    private static func fields(_ text: String?) -> [String: String]? {
        guard let text, text.utf8.count <= 4096 else { return nil }
        return try? JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    }
}
