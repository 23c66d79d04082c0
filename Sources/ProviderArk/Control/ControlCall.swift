// SPDX-License-Identifier: Apache-2.0

/// One call to the control plane.
struct ControlCall<Body: Encodable & Sendable>: Sendable {
    let call: ArkCall
    let body: Body

    init(_ action: String, _ body: Body, isRepeatable: Bool = true, timeLimit: Duration = .seconds(30)) {
        self.call = ArkCall(action: action, isRepeatable: isRepeatable, timeLimit: timeLimit)
        self.body = body
    }
}

/// A result, and the vendor's id of the answer that held it.
struct ControlAnswer<Result> {
    let result: Result
    let requestID: String?
}
