// SPDX-License-Identifier: Apache-2.0

import Testing

/// Asks until the answer is yes; a bound on the number of questions keeps a fault from hanging the run.
func eventually(_ what: Comment, _ question: () async throws -> Bool) async throws {
    for _ in 1...100 {
        if try await question() { return }
        try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record(what)
}
