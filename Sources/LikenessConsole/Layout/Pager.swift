// SPDX-License-Identifier: Apache-2.0

/// One part of a list that goes on behind a cursor.
struct Pager<Item> {
    static var size: Int { 25 }
    let items: [Item]
    private let last: String?
    private let isFirst: Bool

    /// - Parameters:
    ///   - found: one more than are shown, if there are more.
    ///   - cursor: behind which they were looked for.
    init(_ found: [Item], behind cursor: String?, id: (Item) -> String) {
        self.items = Array(found.prefix(Self.size))
        self.last = found.count > Self.size ? items.last.map(id) : nil
        self.isFirst = cursor == nil
    }

    /// The links to other parts, for the partial `pager`.
    /// - Parameter address: of the list with its filter.
    func links(_ address: PageAddress) -> Values {
        var values: Values = [:]
        if let last { values["next"] = address.with("before", last).text }
        if !isFirst { values["first"] = address.text }
        return values
    }
}
