// SPDX-License-Identifier: Apache-2.0

/// What the doctor found of one thing that a server needs.
package struct Finding: Sendable, Equatable, Encodable {
    package enum Level: String, Sendable, Encodable {
        case ok
        /// The server runs, but somebody will miss something.
        case advice
        case failed
    }

    package let name: String
    package let level: Level
    /// What is wrong and how to mend it; empty when nothing is, and there is nothing to tell.
    package let text: String

    static func ok(_ name: String, _ text: String = "") -> Finding { Finding(name: name, level: .ok, text: text) }
    static func advice(_ name: String, _ text: String) -> Finding { Finding(name: name, level: .advice, text: text) }
    static func failed(_ name: String, _ text: String) -> Finding { Finding(name: name, level: .failed, text: text) }

    /// - Parameter problem: nil when nothing is wrong.
    init(_ name: String, problem: String?) {
        self.init(name: name, level: problem == nil ? .ok : .failed, text: problem ?? "")
    }

    private init(name: String, level: Level, text: String) {
        self.name = name
        self.level = level
        self.text = text
    }
}
