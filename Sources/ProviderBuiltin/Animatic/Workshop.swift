// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The folder in which one film is made. A step that was cut off leaves its own behind, and the repeated step begins
/// with an empty one.
struct Workshop {
    private let directory: String
    private let task: TaskID

    init(directory: String, task: TaskID) {
        self.directory = directory
        self.task = task
    }

    /// The results lie beside the workshop, so that they outlive it.
    var films: FilmFiles {
        let stem = "\(directory)/\(task.rawValue)"
        return FilmFiles(movie: "\(stem).mp4", thumbnail: "\(stem).jpg", lastFrame: "\(stem).png")
    }

    var texts: FilmTexts { FilmTexts(directory: path) }

    func picture(_ index: Int) -> String { "\(path)/picture-\(index).ppm" }

    func open() throws {
        clear()
        discardFilms()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    func clear() {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// When they were not finished.
    func discardFilms() {
        for path in films.all {
            try? FileManager.default.removeItem(atPath: path)
        }
    }

    func write(_ text: String, to path: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
    }

    /// The folder itself.
    var path: String { "\(directory)/\(task.rawValue)" }
}
