// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The budgets of a process, by the order in which they were made.
package final class KnownBudgets: Sendable {
    private let budgets = Mutex<[RateBudget]>([])

    package var all: [RateBudget] { budgets.withLock { $0 } }

    func add(_ budget: RateBudget) {
        budgets.withLock { budgets in
            if !budgets.contains(where: { $0.name == budget.name }) { budgets.append(budget) }
        }
    }
}
