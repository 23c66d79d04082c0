// SPDX-License-Identifier: Apache-2.0

import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The files that a tool is to write, made before it runs: a jail then shows it these and no folder, so that it can put
/// nothing else in their place.
struct OutputFiles {
    let paths: [String]

    /// - Throws: `MediaError.diskFull`.
    func make() throws(MediaError) {
        do {
            for path in paths {
                try? FileManager.default.removeItem(atPath: path)
                let file = try FileDescriptor.open(
                    FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                    permissions: [.ownerReadWrite, .groupRead, .otherRead])
                try file.close()
            }
        } catch {
            remove()
            throw .diskFull
        }
    }

    func remove() {
        for path in paths { try? FileManager.default.removeItem(atPath: path) }
    }
}
