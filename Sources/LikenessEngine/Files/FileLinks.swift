// SPDX-License-Identifier: Apache-2.0

package import Crypto
package import LikenessCore

/// Signed addresses of our own files: `PUBLIC_URL/f/<image|video|audio>/<file id>-<name>?expires=…&signature=…`, the
/// signature an HMAC-SHA256 over path and expiry. An asset's file has its asset id in place of the file id, and what a
/// provider is to fetch its blob's: `blob-<sha256>-<bytes>.<format>`.
package struct FileLinks: Sendable {
    private let address: PublicAddress
    private let key: SymmetricKey
    private let time: any TimeSource

    /// - Parameter key: the master key's for file links.
    package init(address: PublicAddress, key: SymmetricKey, time: any TimeSource) {
        self.address = address
        self.key = key
        self.time = time
    }

    /// The address of a file until it expires.
    package func url(for file: StoredFile) -> Secret {
        let folder = file.contentType.prefix { $0 != "/" }
        return url(folder: String(folder), name: "\(file.id)-\(file.name)", expires: file.expiresAt)
    }

    /// The address of a file that a task made, of which only the id is at hand; the row tells what it really is.
    package func url(for file: FileID, type: AssetType, name: String, expires: Timestamp) -> Secret {
        url(folder: type.rawValue.lowercased(), name: "\(file)-\(name)", expires: expires)
    }

    /// The address of an asset's file until `expires`.
    func url(for asset: AssetID, facts: MediaFacts, expires: Timestamp) -> Secret {
        let folder = facts.type.rawValue.lowercased()
        return url(folder: folder, name: "\(asset)-file.\(facts.format)", expires: expires)
    }

    /// The address of bytes that a provider is to fetch, until `expires`.
    func url(for blob: Blob, facts: MediaFacts, expires: Timestamp) -> Secret {
        let folder = facts.type.rawValue.lowercased()
        return url(
            folder: folder, name: "blob-\(blob.key.hex)-\(blob.byteCount).\(facts.format)", expires: expires)
    }

    /// What a file's address means. Pure: nothing is read.
    /// - Parameters:
    ///   - path: from `/f/` on, percent-decoded.
    /// - Throws: `RuleViolation.notFound(.file)` for a bad signature, `.gone` after the expiry.
    package func verify(path: String, expires: Int64, signature: String) throws -> FileID {
        guard case .file(let id) = try target(path: path, expires: expires, signature: signature) else {
            throw RuleViolation.notFound(.file)
        }
        return id
    }

    enum Target: Equatable {
        case file(FileID)
        case asset(AssetID)
        case blob(Blob, format: String)
    }

    func target(path: String, expires: Int64, signature: String) throws -> Target {
        let expected = self.signature(path: path, expires: expires)
        guard ConstantTime.equal(Array(signature.utf8), Array(expected.utf8)),
            let name = path.split(separator: "/").last, let target = Self.target(named: name)
        else { throw RuleViolation.notFound(.file) }
        guard time.now < Timestamp(seconds: expires) else { throw RuleViolation.gone }
        return target
    }

    /// One of our own addresses, its signature still unchecked; nil for anybody else's.
    func own(_ url: String) -> OwnFileURL? { OwnFileURL(url, publicURL: address.url) }

    private func url(folder: String, name: String, expires: Timestamp) -> Secret {
        let path = "/f/\(folder)/\(name)"
        let seconds = expires.seconds
        let signature = signature(path: path, expires: seconds)
        return Secret("\(address.url)\(Self.percentEncoded(path))?expires=\(seconds)&signature=\(signature)")
    }

    private func signature(path: String, expires: Int64) -> String {
        HMAC<SHA256>.authenticationCode(for: Array("\(path)\n\(expires)".utf8), using: key).base64URL
    }

    /// A file's id is `file_` and 26 characters, an asset's has two dashes of its own and ends at the third.
    private static func target(named name: Substring) -> Target? {
        let parts = name.split(separator: "-", omittingEmptySubsequences: false)
        if name.hasPrefix("file_"), parts.count > 1 { return .file(FileID(rawValue: String(parts[0]))) }
        if name.hasPrefix("blob-") { return blob(parts) }
        guard name.hasPrefix("asset-"), parts.count > 3 else { return nil }
        return .asset(AssetID(rawValue: parts[0..<3].joined(separator: "-")))
    }

    private static func blob(_ parts: [Substring]) -> Target? {
        guard parts.count == 3, let key = BlobKey(String(parts[1])) else { return nil }
        let ending = parts[2].split(separator: ".")
        guard ending.count == 2, let byteCount = Int64(ending[0]) else { return nil }
        return .blob(Blob(key: key, byteCount: byteCount), format: String(ending[1]))
    }

    private static let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/".utf8)

    private static func percentEncoded(_ path: String) -> String {
        // Most names need nothing.
        guard !path.utf8.allSatisfy(plain.contains) else { return path }
        return path.utf8.map { byte in
            plain.contains(byte) ? String(UnicodeScalar(byte)) : "%" + [byte].hex.uppercased()
        }.joined()
    }
}
