// SPDX-License-Identifier: Apache-2.0

import Yams

/// A value of the description, its fields in the order in which they were written: that is the order in which a reader
/// wants them. JSON is YAML, and Yams keeps the order.
struct DescriptionNode {
    private let node: Node

    /// - Throws: when the text is no JSON.
    init(parsing text: String) throws {
        guard let node = try Yams.compose(yaml: text) else { throw DescriptionProblem.empty }
        self.node = node
    }

    private init(_ node: Node) {
        self.node = node
    }

    subscript(_ name: String) -> DescriptionNode? { node.mapping?[Node(name)].map(DescriptionNode.init) }

    var fields: [(name: String, value: DescriptionNode)] {
        node.mapping?.map { ($0.key.scalar?.string ?? "", DescriptionNode($0.value)) } ?? []
    }

    var items: [DescriptionNode] { node.sequence?.map(DescriptionNode.init) ?? [] }

    /// The text of a string, and of a number or a word like `true` as it was written.
    var text: String? { node.scalar?.string }

    var texts: [String] { items.compactMap(\.text) }

    var isMapping: Bool { node.mapping != nil }
    var isSequence: Bool { node.sequence != nil }

    /// Whether it is a string, and no number or word.
    var isString: Bool { node.scalar?.style == .doubleQuoted }
}

/// Why the API's description can't be read.
package enum DescriptionProblem: Error, Equatable {
    case empty
    /// A `$ref` that leads nowhere.
    case unresolved(String)
    /// A part that every description has.
    case missing(String)
}
