// SPDX-License-Identifier: Apache-2.0

/// A metric's name and labels. They are looked up with every request, so they are kept as they come and only spelt as
/// Prometheus allows when they are written.
struct MetricName: Hashable {
    private struct Label: Hashable {
        let name: String
        let value: String
    }

    private let name: String
    private let labels: [Label]

    init(_ label: String, _ dimensions: [(String, String)]) {
        self.name = label
        self.labels = dimensions.map { Label(name: $0.0, value: $0.1) }
    }

    /// The name without labels, as Prometheus spells it.
    var label: String { Self.plain(name) }

    /// `name_suffix{labels,more}`.
    func text(suffix: String = "", more: String? = nil) -> String {
        let spelt = labels.map { "\(Self.plain($0.name))=\"\(Self.quoted($0.value))\"" }.sorted()
        let all = spelt + (more.map { [$0] } ?? [])
        return all.isEmpty ? label + suffix : "\(label)\(suffix){\(all.joined(separator: ","))}"
    }

    private static func plain(_ name: String) -> String {
        let text = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") ? $0 : "_" }
        return text.first?.isNumber == true ? "_" + String(text) : String(text)
    }

    private static func quoted(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }
}
