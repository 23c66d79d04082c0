// SPDX-License-Identifier: Apache-2.0

import Foundation
package import LikenessCore

/// "Copies" five seconds of film, or a still; what it is told fails.
package actor ScriptedResults: ResultFetcher {
    private let folder: String
    private var failures: [OutboundFailure] = []
    package private(set) var fetched: [String] = []

    package init(folder: String) {
        self.folder = folder
    }

    package func fail(_ failures: OutboundFailure...) { self.failures += failures }

    package func fetch(_ url: String, named name: String, limit: Int64) throws(OutboundFailure) -> String {
        fetched.append(url)
        if !failures.isEmpty { throw failures.removeFirst() }
        let path = "\(folder)/\(name)"
        _ = FileManager.default.createFile(
            atPath: path, contents: Data((name.hasSuffix(".mp4") ? "video-5" : "still").utf8))
        return path
    }

    package func discard(_ path: String) {
        try? FileManager.default.removeItem(atPath: path)
    }

    package func discard(named name: String) {
        discard("\(folder)/\(name)")
    }
}
