// SPDX-License-Identifier: Apache-2.0

/// One call in one language, whole: what stands here can be pasted and run, with the server's address and a key in
/// `LIKENESS_CLIENT_URL` and `LIKENESS_CLIENT_KEY`, as the command line has them.
enum CodeSample: CaseIterable {
    case curl, swift, python, javaScript

    /// What the tab says.
    var title: String {
        switch self {
        case .curl: "curl"
        case .swift: "Swift"
        case .python: "Python"
        case .javaScript: "JavaScript"
        }
    }

    /// Of a fenced code block.
    var fence: String {
        switch self {
        case .curl: "bash"
        case .swift: "swift"
        case .python: "python"
        case .javaScript: "javascript"
        }
    }

    func text(of operation: Operation) -> String {
        if let own = operation.ownSamples[title] { return own }
        let call = SampleCall(operation)
        switch self {
        case .curl: return CurlSample(call: call).text
        case .swift: return SwiftSample(call: call).text
        case .python: return PythonSample(call: call).text
        case .javaScript: return JavaScriptSample(call: call).text
        }
    }
}
