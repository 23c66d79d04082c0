// SPDX-License-Identifier: Apache-2.0

/// Waits for something that another task brings about.
package enum Eventually {
    package struct NeverCame: Error, CustomStringConvertible {
        package let description: String
    }

    /// Returns as soon as `condition` holds. The limit is only there to end a broken test.
    package static func holds(_ what: String, _ condition: () async throws -> Bool) async throws {
        let clock = ContinuousClock()
        let limit = clock.now + .seconds(120)
        while try await !condition() {
            guard clock.now < limit else { throw NeverCame(description: "never came: \(what)") }
            try await clock.sleep(for: .milliseconds(2))
        }
    }
}
