// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessTesting
import Subprocess
import SystemPackage
import Testing

/// The documentation of `LikenessClient` and `LikenessAPI`, as `make docs` makes it of the build that is tested.
@Suite struct LibraryDocumentationTests {
    /// Runs a step of `scripts/docs`.
    /// - Returns: what it complained of; nil if all is well.
    private static func complaint(of step: String, output: String = "/nowhere") async throws -> String? {
        let bundle = URL(filePath: ProcessInfo.processInfo.arguments[0]).resolvingSymlinksInPath()
        // <checkout>/Tests/LikenessClientTests/Documentation/<this file>
        let checkout = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let result = try await Subprocess.run(
            .path(FilePath(checkout.appending(path: "scripts/docs").path())),
            arguments: [step, "--build", bundle.deletingLastPathComponent().path(), "--output", output],
            output: .discarded, error: .string(limit: 1 << 20))
        return result.terminationStatus == .exited(0) ? nil : result.standardError
    }

    @Test func everyPublicSymbolHasAComment() async throws {
        let complaint = try await Self.complaint(of: "symbols")
        #expect(complaint == nil)
    }

    @Test func theSwiftCodeOfArticlesAndCommentsCompiles() async throws {
        let complaint = try await Self.complaint(of: "samples")
        #expect(complaint == nil)
    }

    @Test func thePagesAreMadeWithoutAWarning() async throws {
        try await TemporaryFolder.with { folder in
            let pages = folder.path + "/pages"
            let complaint = try await Self.complaint(of: "pages", output: pages)
            #expect(complaint == nil)
            for article in ["likenessclient/gettingstarted", "likenessapi/readingthewire"] {
                let page = pages + "/data/documentation/\(article).json"
                #expect(FileManager.default.fileExists(atPath: page), "\(article)")
            }
        }
    }
}
