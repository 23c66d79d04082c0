// SPDX-License-Identifier: Apache-2.0

/// Small states that all who share a limit change one after another: the servers of an installation, or the parts of
/// one process. They may be forgotten in a crash and begin anew.
package protocol SharedStates: Sendable {
    /// - Parameters:
    ///   - initial: what a state begins with that nobody has changed yet.
    ///   - body: changes the state; it may be run again.
    func change<State: Codable & Sendable, Value: Sendable>(
        _ name: String, from initial: State, now: Timestamp, _ body: @escaping @Sendable (inout State) -> Value
    ) async throws(StoreError) -> Value
}
