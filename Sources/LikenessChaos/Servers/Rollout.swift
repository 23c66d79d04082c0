// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// Which release the servers are started from: an older one's until this one's is rolled out, as when the file behind a
/// supervisor's unit is exchanged. A server that runs goes on as what it is.
final class Rollout: Sendable {
    private let current: String
    private let older: String?
    private let hasBegun = Mutex(false)

    /// - Parameters:
    ///   - current: this release's program.
    ///   - older: another's, to begin with; nil to have one release only.
    init(current: String, older: String?) {
        self.current = current
        self.older = older
    }

    /// What a server that starts now is started from.
    var executable: String { hasBegun.withLock { $0 } ? current : older ?? current }

    func begin() { hasBegun.withLock { $0 = true } }
}
