// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where the demo keeps what it makes. The server's data of the last run is dropped at the start, so that every run is
/// a first start; nothing else in the folder is touched but the files named here.
struct DemoFolder: Sendable {
    let path: String

    var data: String { "\(path)/server" }
    var serverLog: String { "\(path)/server.log" }
    var driverLog: String { "\(path)/chromedriver.log" }
    var film: String { "\(path)/camera.mjpeg" }
    var screenshot: String { "\(path)/verified.png" }
    var video: String { "\(path)/video.mp4" }
    var contactSheet: String { "\(path)/contact-sheet.png" }

    func prepare() throws {
        let files = FileManager.default
        try files.createDirectory(atPath: path, withIntermediateDirectories: true)
        for stale in [data, serverLog, driverLog, film, screenshot, video, contactSheet]
        where files.fileExists(atPath: stale) {
            try files.removeItem(atPath: stale)
        }
    }
}
