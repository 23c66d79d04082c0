// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A real S3 server (moto) in a process of its own that checks signatures, with one bucket and one user.
package struct ScratchBucket: Sendable {
    package enum Failure: Error, CustomStringConvertible {
        /// It ended before it took calls; what it said.
        case didNotStart(String)

        package var description: String {
            switch self {
            case .didNotStart(let words): "the S3 server did not start (make setup installs it): \(words)"
            }
        }
    }

    /// `http://127.0.0.1:PORT`
    package let endpoint: String
    package let region: String
    package let name: String
    package let accessKey: String
    package let secretKey: String

    /// Starts a server, and ends it when `body` has returned.
    /// - Parameter checksSignatures: moto can't check addresses that carry theirs.
    package static func with<Result: Sendable>(
        checksSignatures: Bool = true, _ body: @Sendable (ScratchBucket) async throws -> Result
    ) async throws -> Result {
        let outcome = try await Subprocess.run(
            .name("python3"), arguments: ["\(checkout)/scripts/s3-server", checksSignatures ? "0" : "inf"],
            environment: .inherit.updating(["PYTHONPATH": "\(checkout)/var/python", "PYTHONDONTWRITEBYTECODE": "1"]),
            input: .none, output: .sequence, error: .discarded
        ) { execution in
            var words = ""
            for try await line in execution.standardOutput.strings() {
                guard let bucket = ScratchBucket(line: line) else {
                    words += line
                    continue
                }
                do {
                    let result = try await body(bucket)
                    await execution.teardown(using: [])
                    return result
                } catch {
                    await execution.teardown(using: [])
                    throw error
                }
            }
            throw Failure.didNotStart(words)
        }
        return outcome.closureResult
    }

    /// The program's one line: endpoint, region, bucket, access key, secret key.
    private init?(line: String) {
        let words = line.split(separator: " ").map(String.init)
        guard words.count == 6, words[0] == "ready" else { return nil }
        (endpoint, region, name, accessKey, secretKey) = (words[1], words[2], words[3], words[4], words[5])
    }

    private static let checkout = String(#filePath.split(separator: "/Sources/")[0])
}
