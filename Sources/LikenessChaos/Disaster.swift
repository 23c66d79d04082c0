// SPDX-License-Identifier: Apache-2.0

/// What befalls the servers in a round.
package enum Disaster: String, Sendable, CaseIterable {
    /// One server is ended by `kill -9`.
    case kill
    /// All are, at once.
    case killAll = "kill-all"
    /// One is told to stop, and started again.
    case restart
    /// One stands still for longer than a lease lasts, and then goes on.
    case pause
    /// The database's server crashes and comes back (PostgreSQL).
    case database
    /// The store may not grow for a while (SQLite).
    case disk
    /// One server comes back with a wrong clock.
    case clock
    /// The vendor's answers get lost, cut off or garbled.
    case upstream
    /// One server of the older release is exchanged for one of this release; the others go on beside it.
    case upgrade

    /// An older release may not know the settings that bring a wrong clock and a full disk.
    func isPossible(in options: ChaosOptions) -> Bool {
        switch self {
        case .database: options.store == .postgres
        case .disk: options.store == .sqlite && options.older == nil
        case .clock: options.older == nil
        case .upgrade: options.older != nil
        default: true
        }
    }
}

/// A small generator whose numbers follow from its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        self.state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
