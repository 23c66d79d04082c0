// SPDX-License-Identifier: Apache-2.0

/// Judges the text of a URL that a user gave, before anything is looked up (decisions.md, Submission and fetching).
package struct URLPolicy: Sendable {
    /// For what the URL is; it decides the ports.
    package enum Use: Sendable {
        /// Any port: assets, references, callback_url.
        case anyPort
        /// 80 and 443: the `webhook` of video tasks.
        case webPorts
    }

    /// `host:port` entries that are let through although private.
    package let allowed: Set<String>

    package init(allowed: Set<String> = []) {
        self.allowed = allowed
    }
}
