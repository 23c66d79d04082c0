// SPDX-License-Identifier: Apache-2.0

/// Something that the demo expected and did not see.
struct DemoFailure: Error, CustomStringConvertible {
    let reason: String
    let step: String?

    init(_ reason: String) {
        self.init(reason: reason, step: nil)
    }

    private init(reason: String, step: String?) {
        self.reason = reason
        self.step = step
    }

    /// The same with the step that it happened in, unless an inner one is named already.
    func during(_ step: String) -> DemoFailure {
        DemoFailure(reason: reason, step: self.step ?? step)
    }

    var description: String {
        step.map { "failed in \($0): \(reason)" } ?? reason
    }
}
