// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient

/// What a person names as a picture, clip or sound: an address, or a file of this machine.
enum Reference {
    case address(String)
    case file(path: String)

    init(_ text: String) {
        let isAddress = ["http://", "https://", "asset://"].contains { text.hasPrefix($0) }
        self = isAddress ? .address(text) : .file(path: text)
    }

    /// What it is called in lists.
    var name: String {
        switch self {
        case .address(let url): url
        case .file(let path): path.split(separator: "/").last.map(String.init) ?? path
        }
    }

    /// Its address; a file is uploaded for it.
    /// - Parameter progress: hears of an upload in percent.
    /// - Throws: `LikenessError`.
    func url(
        at client: LikenessClient, progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(LikenessError) -> String {
        switch self {
        case .address(let url): return url
        case .file(let path):
            return try await client.upload(fileAt: path) { sent, total in
                progress(total > 0 ? Int(sent * 100 / total) : 100)
            }.url
        }
    }
}
