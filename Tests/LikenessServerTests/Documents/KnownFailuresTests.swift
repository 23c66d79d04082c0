// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// Each way in which others were broken has a test that carries its name.
@Suite struct KnownFailuresTests {
    @Test func everyKnownFailureIsInTheNameOfItsTest() throws {
        let text = try String(contentsOfFile: Checkout.file("docs/known-failures.md"), encoding: .utf8)
        let rows = text.matches(of: /(?m)^\| ([^|]+) \|[^|]*\|[^|]*\| `(\w+)` \|$/).map { (String($0.1), String($0.2)) }
        #expect(rows.count > 30)
        let titles = try Self.titles()
        for (failure, test) in rows {
            #expect(titles[test]?.contains(failure) == true, "\(failure) in the title of \(test)")
        }
    }

    /// What tests are called, by their functions' names.
    private static func titles() throws -> [String: String] {
        let root = Checkout.file("Tests")
        let files = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        var titles: [String: String] = [:]
        for file in files where file.hasSuffix("Tests.swift") {
            let source = try String(contentsOfFile: "\(root)/\(file)", encoding: .utf8)
            for declaration in source.split(separator: "@Test").dropFirst() {
                guard let title = declaration.prefixMatch(of: /\(\s*"([^"]+)"/),
                    let name = declaration.firstMatch(of: /func (\w+)/)
                else { continue }
                titles[String(name.1)] = String(title.1)
            }
        }
        return titles
    }
}
