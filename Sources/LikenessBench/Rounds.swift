// SPDX-License-Identifier: Apache-2.0

/// Measures in turns, so that a machine that is slow for a while is slow for both.
struct Rounds {
    let count: Int

    /// Runs `first` and `second` alternately.
    /// - Returns: the median of each.
    func compare(
        _ first: @escaping () async throws -> Double,
        _ second: @escaping () async throws -> Double
    ) async throws -> (first: Double, second: Double) {
        let all = try await compare([first, second])
        return (all[0], all[1])
    }

    func compare(_ measures: [() async throws -> Double]) async throws -> [Double] {
        var values = measures.map { _ in [Double]() }
        for _ in 0..<count {
            for (index, measure) in measures.enumerated() { values[index].append(try await measure()) }
        }
        return values.map(Self.median)
    }

    static func median(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        let middle = sorted.count / 2
        return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
}
