// SPDX-License-Identifier: Apache-2.0

import Foundation

/// So many errors in so many trials, and between which rates the true one lies: the exact bounds of Clopper and Pearson,
/// which hold whatever the rate is and however few the trials are.
package struct ErrorRate: Sendable, Equatable {
    package let errors: Int
    package let trials: Int

    package init(errors: Int, trials: Int) {
        self.errors = errors
        self.trials = trials
    }

    /// Nil without trials.
    package var rate: Double? { trials > 0 ? Double(errors) / Double(trials) : nil }

    /// - Parameter confidence: 0.95 unless another is wanted.
    /// - Returns: 0 to 1 without trials: nothing is known then.
    package func bounds(confidence: Double = 0.95) -> ClosedRange<Double> {
        guard trials > 0 else { return 0...1 }
        let tail = (1 - confidence) / 2
        let (k, n) = (Double(errors), Double(trials))
        let low = errors == 0 ? 0 : Self.quantile(tail, k, n - k + 1)
        let high = errors == trials ? 1 : Self.quantile(1 - tail, k + 1, n - k)
        return low...max(low, high)
    }

    /// `2 of 90: 2.2 % (0.27–7.8 %)`
    package var text: String {
        guard let rate else { return "none measured" }
        let bounds = bounds()
        return
            "\(errors) of \(trials): \(Self.percent(rate)) % (\(Self.percent(bounds.lowerBound))–\(Self.percent(bounds.upperBound)) %)"
    }

    private static func percent(_ share: Double) -> String {
        let value = share * 100
        if value == 0 || value == 100 { return "\(Int(value))" }
        return value < 10 ? String(format: "%.2g", value) : String(format: "%.0f", value)
    }

    /// Where the beta distribution has a share of itself below, found by halving.
    private static func quantile(_ share: Double, _ a: Double, _ b: Double) -> Double {
        var (low, high) = (0.0, 1.0)
        for _ in 0..<100 {
            let middle = (low + high) / 2
            if incompleteBeta(middle, a, b) < share { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    /// The regularized incomplete beta function, by its continued fraction (Abramowitz and Stegun, 26.5.8).
    private static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        // The fraction converges quickly on one side only.
        if x > (a + 1) / (a + b + 2) { return 1 - incompleteBeta(1 - x, b, a) }
        let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
        return front * fraction(x, a, b)
    }

    /// Lentz's way of working out a continued fraction from its beginning.
    private static func fraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
        let tiny = 1e-300
        var (c, d) = (1.0, 1 - (a + b) * x / (a + 1))
        d = 1 / (abs(d) < tiny ? tiny : d)
        var value = d
        for step in 1...10_000 {
            let m = Double(step)
            for term in [
                m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
                -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
            ] {
                d = 1 + term * d
                c = 1 + term / c
                d = 1 / (abs(d) < tiny ? tiny : d)
                if abs(c) < tiny { c = tiny }
                value *= d * c
            }
            if abs(d * c - 1) < 1e-14 { break }
        }
        return value
    }
}
