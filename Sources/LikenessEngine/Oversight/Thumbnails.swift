// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
import Synchronization

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// Small pictures of stored files, made when they are looked at. The newest are kept in memory and nowhere else: they
/// show faces.
final class Thumbnails: Sendable {
    private static let side = 320
    /// Of some 15 kB each.
    private static let capacity = 512
    private let blobs: any BlobStore
    private let inspector: any MediaInspector
    private let gate = Gate(total: 2)
    private let known = Mutex<(pictures: [BlobKey: Data], order: [BlobKey])>(([:], []))

    init(blobs: any BlobStore, inspector: any MediaInspector) {
        self.blobs = blobs
        self.inspector = inspector
    }

    /// - Returns: a JPEG; nil for a sound, and for what can't be read any more.
    func picture(of key: BlobKey) async throws -> Data? {
        if let picture = picture(knownFor: key) { return picture }
        return try await gate.pass {
            // Somebody who waited before us may have made it.
            if let picture = self.picture(knownFor: key) { return picture }
            let made = try await self.blobs.withLocalFile(key) { path in
                try await self.inspector.thumbnail(of: path, within: Self.side)
            }
            if let made { self.keep(made, for: key) }
            return made
        }
    }

    private func picture(knownFor key: BlobKey) -> Data? { known.withLock { $0.pictures[key] } }

    private func keep(_ picture: Data, for key: BlobKey) {
        known.withLock { known in
            if known.pictures.updateValue(picture, forKey: key) == nil { known.order.append(key) }
            if known.order.count > Self.capacity { known.pictures[known.order.removeFirst()] = nil }
        }
    }
}

extension Oversight {
    /// A small picture of an active photo or clip; nil for another asset.
    package func thumbnail(of asset: Asset) async throws -> Data? {
        guard case .active(let blob, _) = asset.status, asset.type != .audio else { return nil }
        return try await thumbnails.picture(of: blob)
    }

    /// A small picture of a finished video; nil when its files are gone.
    package func thumbnail(of report: VideoReport) async throws -> Data? {
        guard time.now < report.expiresAt, let file = try await store.file(report.thumbnail) else { return nil }
        return try await thumbnails.picture(of: file.blob.key)
    }
}
