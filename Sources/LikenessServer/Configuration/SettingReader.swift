// SPDX-License-Identifier: Apache-2.0

package import Configuration

/// Reads settings as text and checks them here: swift-configuration's own typed reads fall back to the default when a
/// value does not convert, and a wrong value must stop the start.
package struct SettingReader {
    private let reader: ConfigReader

    package init(_ reader: ConfigReader) {
        self.reader = reader
    }

    /// The value as given; nil when it is not set or empty.
    package func text(_ setting: Setting) -> String? {
        let key = ConfigKey(setting.keyComponents)
        guard let value = reader.string(forKey: key, isSecret: setting.isSecret), !value.isEmpty else { return nil }
        return value
    }

    package func integer(_ setting: Setting, in range: ClosedRange<Int>, default fallback: Int) throws -> Int {
        guard let text = text(setting) else { return fallback }
        guard let value = Int(text), range.contains(value) else {
            throw invalid(setting, text, allowed: "a whole number, \(range.lowerBound)-\(range.upperBound)")
        }
        return value
    }

    package func number(_ setting: Setting, in range: ClosedRange<Double>, default fallback: Double) throws -> Double {
        guard let text = text(setting) else { return fallback }
        guard let value = Double(text), range.contains(value) else {
            throw invalid(setting, text, allowed: "a number, \(range.lowerBound)-\(range.upperBound)")
        }
        return value
    }

    /// `LOW-HIGH` within `bounds`; nil when it is not set.
    package func integers(_ setting: Setting, in bounds: ClosedRange<Int>) throws -> ClosedRange<Int>? {
        try range(setting, in: bounds, kind: "two whole numbers") { Int($0) }
    }

    /// `LOW-HIGH` within `bounds`; nil when it is not set.
    package func numbers(_ setting: Setting, in bounds: ClosedRange<Double>) throws -> ClosedRange<Double>? {
        try range(setting, in: bounds, kind: "two numbers") { Double($0) }
    }

    private func range<Number: Comparable>(
        _ setting: Setting, in bounds: ClosedRange<Number>, kind: String, _ number: (Substring) -> Number?
    ) throws -> ClosedRange<Number>? {
        guard let text = text(setting) else { return nil }
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(number)
        guard ends.count == 2, let low = ends[0], let high = ends[1], low <= high, bounds.contains(low),
            bounds.contains(high)
        else {
            throw invalid(
                setting, text, allowed: "\(kind), LOW-HIGH, within \(bounds.lowerBound)-\(bounds.upperBound)")
        }
        return low...high
    }

    package func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ setting: Setting, default fallback: Value
    ) throws -> Value {
        guard let text = text(setting) else { return fallback }
        guard let value = Value(rawValue: text) else {
            throw invalid(setting, text, allowed: Value.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return value
    }

    /// Parts between commas, without spaces around them or empty ones.
    package func list(_ setting: Setting) -> [String] {
        (text(setting) ?? "").split(separator: ",").map { $0.trimmingSpaces }.filter { !$0.isEmpty }
    }

    package func invalid(_ setting: Setting, _ given: String, allowed: String) -> ConfigurationError {
        // An address may hold a password.
        let isSecret = setting.isSecret || (setting == .store && given.contains("://"))
        return .invalid(setting, given: isSecret ? nil : given, allowed: allowed)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
