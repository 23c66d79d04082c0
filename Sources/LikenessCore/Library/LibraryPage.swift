// SPDX-License-Identifier: Apache-2.0

/// Which part of a list is wanted: `number` from 1, `size` 1 to 100.
package struct PageRequest: Sendable, Equatable {
    package let number: Int
    package let size: Int

    package init(number: Int = 1, size: Int = 10) {
        self.number = number
        self.size = size
    }
}

/// One part of a list, newest first, and how long the whole is.
package struct LibraryPage<Item: Sendable>: Sendable {
    package let items: [Item]
    package let totalCount: Int
    package let request: PageRequest

    package init(items: [Item], totalCount: Int, request: PageRequest) {
        self.items = items
        self.totalCount = totalCount
        self.request = request
    }
}
