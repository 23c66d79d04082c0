// SPDX-License-Identifier: Apache-2.0

package import LibPQ

/// How the store uses a server.
package struct PostgresSettings: Sendable {
    package var address: PostgresAddress
    /// Connections that this server keeps open, beside one for signals.
    package var connections = 8
    /// How many of them may write at once. Fewer share more commits; a second one works while the first waits for the
    /// disk.
    package var writers = 2
    /// How many writes may share a commit.
    package var mostTogether = 64
    /// Calls that may wait for a connection; more are turned away at once.
    package var mostWaiting = 10_000
    /// How long a call may have waited and still be worth making.
    package var patience = Duration.seconds(10)
    package var limits = PostgresLimits()
    /// The oldest server that is accepted, as in `140000` for 14.0.
    package var oldestServer = 140_000

    package init(address: PostgresAddress) {
        self.address = address
    }
}
