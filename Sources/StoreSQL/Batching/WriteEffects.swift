// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What a write does beside its statements.
package struct WriteEffects: Sendable {
    package private(set) var events: [StoreEvent] = []
    /// To be written at the end of the transaction.
    var accounts = AccountChanges()

    /// To be published after the commit.
    mutating func tell(_ event: StoreEvent) {
        events.append(event)
    }
}
