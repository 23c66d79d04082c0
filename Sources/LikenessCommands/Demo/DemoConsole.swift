// SPDX-License-Identifier: Apache-2.0

/// What the demo prints: a line when a step begins, what it found as it happens, and where it stopped.
struct DemoConsole: Sendable {
    private let stepCount: Int

    init(stepCount: Int) {
        self.stepCount = stepCount
    }

    /// Announces a step and runs it.
    /// - Throws: `DemoFailure` that names the step.
    func step<Value>(_ number: Int, _ title: String, _ body: () async throws -> Value) async throws -> Value {
        StandardOutput.printLine("[\(number)/\(stepCount)] \(title)")
        do {
            return try await body()
        } catch let failure as DemoFailure {
            throw failure.during("step \(number), \(title)")
        } catch {
            throw DemoFailure("\(error)").during("step \(number), \(title)")
        }
    }

    func detail(_ text: String) {
        StandardOutput.printLine("      \(text)")
    }

    func finish(_ results: [String]) {
        StandardOutput.printLine("Done. Have a look:")
        results.forEach(detail)
    }
}
