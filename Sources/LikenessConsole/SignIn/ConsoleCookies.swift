// SPDX-License-Identifier: Apache-2.0

import Hummingbird

/// The console's cookies. Over https they carry the prefix that keeps neighbouring hosts and plain http from setting
/// them (RFC 6265bis, 4.1.3.2).
struct ConsoleCookies: Sendable {
    enum Name: String {
        case session = "likeness_console"
        /// The account that an operator looks at.
        case account = "likeness_console_account"
        case language = "likeness_console_language"
        /// What an operator has begun, to come back to after the check.
        case journey = "likeness_console_journey"
    }

    private static let year = 365 * 24 * 3600
    private let isSecure: Bool

    /// - Parameter address: how the world reaches us.
    init(address: String) {
        self.isSecure = address.hasPrefix("https:")
    }

    func value(_ name: Name, in request: Request) -> String? {
        request.cookies[full(name)]?.value
    }

    /// Until the browser is closed, or, a choice of language, for a year.
    func cookie(_ name: Name, _ value: String) -> Cookie {
        let lifetime = name == .language ? Self.year : nil
        return Cookie(
            name: full(name), value: value, maxAge: lifetime, path: path, secure: isSecure, httpOnly: true,
            sameSite: .strict)
    }

    func ended(_ name: Name) -> Cookie {
        Cookie(
            name: full(name), value: "", maxAge: 0, path: path, secure: isSecure, httpOnly: true, sameSite: .strict)
    }

    private var path: String { isSecure ? "/" : "/console" }

    private func full(_ name: Name) -> String { (isSecure ? "__Host-" : "") + name.rawValue }
}
