// SPDX-License-Identifier: Apache-2.0

/// How Chromium is started.
package struct BrowserOptions: Sendable {
    package enum Screen: Sendable {
        /// A touch screen of this many points, emulated.
        case phone(width: Int, height: Int)
        /// A window of this many points.
        case desktop(width: Int, height: Int)
    }

    package enum Camera: Sendable {
        /// A looping film for a camera, which the page may use unasked.
        /// - Parameter path: an `.mjpeg`, absolute.
        case film(path: String)
        /// A camera that the person doesn't let the page use.
        case denied
        case none
    }

    package var screen = Screen.phone(width: 390, height: 844)
    package var camera = Camera.none
    /// What the browser asks pages for, as in `zh-CN`.
    package var language = "en"
    /// Nil: Chromium's own.
    package var userAgent: String?
    /// The programs, found on the path unless absolute.
    package var driver = "chromedriver"
    package var chromium = "/usr/bin/chromium"
    /// A file that takes what the driver prints; nil drops it.
    package var logPath: String?

    package init() {}

    var arguments: [String] {
        var arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        if case .desktop(let width, let height) = screen { arguments.append("--window-size=\(width),\(height)") }
        if let userAgent { arguments.append("--user-agent=\(userAgent)") }
        switch camera {
        case .film(let path):
            arguments += [
                "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream",
                "--use-file-for-fake-video-capture=\(path)",
            ]
        case .denied: arguments += ["--use-fake-device-for-media-stream", "--deny-permission-prompts"]
        case .none: break
        }
        return arguments
    }
}
