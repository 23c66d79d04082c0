// SPDX-License-Identifier: Apache-2.0

import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a file says of itself.
struct InspectionReport: Encodable {
    private static let receipts = "consent-receipt-sha256="
    private static let made = ["1": "made by a machine", "2": "perhaps made by a machine", "3": "thought to be"]
    let file: String
    let format: String
    let width: Int?
    let height: Int?
    let seconds: Double?
    /// The fields of GB 45438-2025; nil when there are none that can be read.
    let aigc: [String: String]?
    /// SHA-256 of the receipts of the persons who are shown.
    let consentReceipts: [String]
    /// The C2PA manifest; nil when there is none.
    let manifest: ManifestReport?

    enum CodingKeys: String, CodingKey {
        case file, format, width, height, seconds, aigc
        case consentReceipts = "consent_receipts"
        case manifest = "c2pa"
    }

    init(file: String, _ probe: MediaProbe, aigc: String?, manifest: ManifestReport?) {
        self.file = file
        self.format = probe.format
        self.width = probe.width
        self.height = probe.height
        self.seconds = probe.durationSeconds
        let fields = aigc.flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) }
        let reserved = ["ReservedCode1", "ReservedCode2"].compactMap { fields?[$0] }
        self.aigc = fields
        self.consentReceipts = reserved.filter { $0.hasPrefix(Self.receipts) }
            .flatMap { $0.dropFirst(Self.receipts.count).split(separator: ",").map(String.init) }
        self.manifest = manifest
    }

    var lines: [String] {
        var lines = ["file       \(file)", "format     \(format)\(size)"]
        if let aigc {
            lines.append("label      \(aigc["Label"] ?? "") (\(Self.made[aigc["Label"] ?? ""] ?? "unknown"))")
            lines += [
                ("producer   ", "ContentProducer"), ("made as    ", "ProduceID"),
                ("passed on  ", "ContentPropagator"), ("as         ", "PropagateID"),
            ].compactMap { title, name in
                aigc[name].flatMap { $0.isEmpty ? nil : title + $0 }
            }
        } else {
            lines.append("label      none: the file doesn't say that a machine made it")
        }
        lines += consentReceipts.map { "consent    receipt with SHA-256 \($0)" }
        lines.append("C2PA       \(manifest?.line ?? "none")")
        lines += (manifest?.consentReceipts ?? []).map { "           and names the receipt with SHA-256 \($0)" }
        // What a stranger wrote must not move the cursor.
        return lines.map { line in
            String(line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
        }
    }

    private var size: String {
        var text = ""
        if let width, let height { text += ", \(width)x\(height)" }
        if let seconds { text += ", \((seconds * 10).rounded() / 10) s" }
        return text
    }
}
