// SPDX-License-Identifier: Apache-2.0

/// What the demo prints: a line when a step begins, what it found, a line when it failed.
struct DemoConsole: Sendable {
    private let stepCount: Int

    init(stepCount: Int) {
        self.stepCount = stepCount
    }

    func begin(_ number: Int, _ title: String) {
        StandardOutput.printLine("[\(number)/\(stepCount)] \(title)")
    }

    func detail(_ text: String) {
        StandardOutput.printLine("      \(text)")
    }
}
