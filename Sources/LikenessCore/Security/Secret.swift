// SPDX-License-Identifier: Apache-2.0

/// Text that must not be seen: a key, a token, a link. It prints as `[secret]`, so it can't reach a log by accident.
package struct Secret: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself. Reading it is the one place to look for in a review.
    package let exposed: String

    package init(_ text: String) {
        self.exposed = text
    }

    /// `prefix` and 256 random bits in base64url.
    package static func random(prefix: String = "") -> Secret {
        Secret(prefix + RandomBytes.make(32).base64URL)
    }

    package var description: String { "[secret]" }
    package var debugDescription: String { "[secret]" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
