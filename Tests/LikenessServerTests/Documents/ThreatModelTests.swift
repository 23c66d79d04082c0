// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The threat model names tests as its proof.
@Suite struct ThreatModelTests {
    @Test func everyTestThatItNamesIsThere() throws {
        let text = try String(contentsOfFile: Checkout.file("docs/threat-model.md"), encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") }
        let names = Set(rows.flatMap { $0.matches(of: #/`([a-z][A-Za-z0-9]{9,})`/#).map { String($0.1) } })
        #expect(names.count > 50)
        #expect(names.subtracting(try Self.tests()).sorted() == [])
    }

    /// The names of all functions that stand behind `@Test`.
    private static func tests() throws -> Set<String> {
        let root = Checkout.file("Tests")
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var names: Set<String> = []
        for file in files where file.hasSuffix("Tests.swift") {
            let source = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            for declaration in source.split(separator: "@Test").dropFirst() {
                if let name = declaration.firstMatch(of: #/func (\w+)/#) { names.insert(String(name.1)) }
            }
        }
        return names
    }
}
