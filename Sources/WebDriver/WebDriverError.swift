// SPDX-License-Identifier: Apache-2.0

package enum WebDriverError: Error, Equatable, CustomStringConvertible {
    /// The driver ended, or said nothing, before it took requests; what it printed.
    case driverDidNotStart(String)
    /// An error of the protocol: its code, as in `no such element`, and the driver's words.
    case refused(code: String, message: String)
    case unintelligible(String)
    /// What was waited for did not come.
    case timedOut(waitingFor: String)

    package var description: String {
        switch self {
        case .driverDidNotStart(let output):
            "chromedriver did not start; Debian's package chromium-driver has it: \(output)"
        case .refused(let code, let message): "the browser refused (\(code)): \(message)"
        case .unintelligible(let answer): "chromedriver's answer can't be read: \(answer)"
        case .timedOut(let what): "the page did not show in time: \(what)"
        }
    }
}
