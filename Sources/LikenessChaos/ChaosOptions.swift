// SPDX-License-Identifier: Apache-2.0

/// What a chaos run does.
package struct ChaosOptions: Sendable {
    package enum Store: String, Sendable, CaseIterable {
        case sqlite, postgres
    }

    /// The `likeness` binary.
    package var executable: String
    /// An older release's, which the servers are started from until one is exchanged.
    package var older: String?
    package var modelsDirectory: String
    package var store = Store.sqlite
    package var servers = 1
    package var rounds = 20
    package var ordersPerRound = 12
    package var disasters: Set<Disaster> = Set(Disaster.allCases)
    /// The same seed chooses the same disasters.
    package var seed: UInt64 = 1
    /// How long the accepted work may take to its end after the last round.
    package var patience = Duration.seconds(420)

    package init(executable: String, modelsDirectory: String) {
        self.executable = executable
        self.modelsDirectory = modelsDirectory
    }
}
