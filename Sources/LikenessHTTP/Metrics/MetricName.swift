// SPDX-License-Identifier: Apache-2.0

/// A metric's name and labels, spelt as Prometheus allows.
struct MetricName: Hashable, Comparable {
    let label: String
    private let labels: [String]

    init(_ label: String, _ dimensions: [(String, String)]) {
        self.label = Self.plain(label)
        self.labels = dimensions.map { "\(Self.plain($0.0))=\"\(Self.quoted($0.1))\"" }.sorted()
    }

    /// `name_suffix{labels,more}`.
    func text(suffix: String = "", more: String? = nil) -> String {
        let all = labels + (more.map { [$0] } ?? [])
        return all.isEmpty ? label + suffix : "\(label)\(suffix){\(all.joined(separator: ","))}"
    }

    static func < (lhs: MetricName, rhs: MetricName) -> Bool {
        (lhs.label, lhs.text()) < (rhs.label, rhs.text())
    }

    private static func plain(_ name: String) -> String {
        let text = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" }
        return text.first?.isNumber == true ? "_" + String(text) : String(text)
    }

    private static func quoted(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
