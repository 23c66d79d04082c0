// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@testable import LikenessDocs

@Suite struct ClientSampleTests {
    /// What a reader needs before a body of `ClientSamples`.
    private static let opening = """
        import Foundation
        import LikenessAPI
        import LikenessClient

        let environment = ProcessInfo.processInfo.environment
        let likeness = LikenessClient(
            baseURL: environment["LIKENESS_CLIENT_URL", default: ""], key: environment["LIKENESS_CLIENT_KEY", default: ""])

        """

    /// The bodies of `ClientSamples`, by their names.
    private static func bodies() throws -> [String: String] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let source = try String(contentsOf: folder.appending(path: "ClientSamples.swift"), encoding: .utf8)
        let bodies = source.matches(of: /\ {4}func (\w+)\(\) async throws \{\n((?:\ {8}.*\n)+)\ {4}\}/).map {
            (String($0.1), $0.2.split(separator: "\n").map { $0.dropFirst(8) }.joined(separator: "\n"))
        }
        return Dictionary(bodies) { first, _ in first }
    }

    @Test func theDescriptionHasTheSamplesThatCompile() throws {
        let expected = try Self.bodies().mapValues { Self.opening + "\n" + $0 }
        #expect(!expected.isEmpty)
        let described = try Documentation.readDescription().operations.filter { !$0.ownSamples.isEmpty }
        for operation in described { #expect(operation.ownSamples == ["Swift": expected[operation.id] ?? ""]) }
        #expect(Set(described.map(\.id)) == Set(expected.keys))
    }
}
