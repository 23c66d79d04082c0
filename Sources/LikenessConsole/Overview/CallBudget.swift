// SPDX-License-Identifier: Apache-2.0

/// How many calls a second a provider takes from us, and how long the next one has to wait.
package struct CallBudget: Sendable, Equatable {
    /// The provider's account and its limit.
    package let name: String
    package let perSecond: Int
    package let wait: Duration

    package init(name: String, perSecond: Int, wait: Duration) {
        self.name = name
        self.perSecond = perSecond
        self.wait = wait
    }
}
