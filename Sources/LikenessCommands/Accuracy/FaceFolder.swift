// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Photos of persons: each folder within is one person's; files beside them are grouped by their names without the
/// digits at the end (`obama.jpg`, `obama2.jpg`).
struct FaceFolder {
    struct Person {
        let name: String
        let photos: [String]
    }

    private static let endings: Set<String> = ["jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "heic"]
    let persons: [Person]

    /// - Returns: nil when there is no such folder.
    init?(path: String) {
        var photos: [String: [String]] = [:]
        guard let names = try? FileManager.default.subpathsOfDirectory(atPath: path) else { return nil }
        for name in names.sorted() {
            let parts = name.split(separator: "/")
            guard let last = parts.last, let dot = last.lastIndex(of: "."),
                Self.endings.contains(last[last.index(after: dot)...].lowercased())
            else { continue }
            let stem = String(last[..<dot])
            let bare = String(stem.reversed().drop { $0.isNumber || "-_ ".contains($0) }.reversed())
            let person = parts.count > 1 ? String(parts[0]) : bare.isEmpty ? stem : bare
            photos[person, default: []].append("\(path)/\(name)")
        }
        self.persons = photos.sorted { $0.key < $1.key }.map { Person(name: $0.key, photos: $0.value) }
    }
}
