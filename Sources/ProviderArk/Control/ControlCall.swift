// SPDX-License-Identifier: Apache-2.0

/// One call to the control plane.
struct ControlCall<Body: Encodable & Sendable>: Sendable {
    let action: String
    let body: Body
    /// Whether doing it twice is the same as doing it once. What makes something is never sent again by itself.
    let isRepeatable: Bool
    let timeLimit: Duration

    init(_ action: String, _ body: Body, isRepeatable: Bool = true, timeLimit: Duration = .seconds(30)) {
        self.action = action
        self.body = body
        self.isRepeatable = isRepeatable
        self.timeLimit = timeLimit
    }
}
