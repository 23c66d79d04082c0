// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// How the world reaches us: `http(s)://HOST[:PORT]` without a slash at the end. Known when the server is bound, if
/// the port was left to the system.
package final class PublicAddress: Sendable {
    private let text: Mutex<String>

    package init(_ url: String) {
        self.text = Mutex(url)
    }

    package var url: String { text.withLock { $0 } }

    /// Called once, when the bound port is known and before anybody is answered.
    package func set(_ url: String) {
        text.withLock { $0 = url }
    }
}
