// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Which URLs a request may name. Only the text is judged here; names are resolved when they are fetched.
struct LinkRules: Sendable {
    let policy: URLPolicy
    let links: FileLinks

    /// For what we fetch: our own files are read from the blob store, wherever they live.
    /// - Throws: `RuleViolation.field`.
    func checkMedia(_ url: String, path: String) throws {
        if links.own(url) != nil { return }
        try check(url, path: path, for: .anyPort)
    }

    /// For what we post or redirect to.
    /// - Throws: `RuleViolation.field`.
    func check(_ url: String, path: String, for use: URLPolicy.Use) throws {
        do {
            try policy.check(url, for: use)
        } catch {
            throw RuleViolation.field(FieldViolation(path, .refusedURL(error)))
        }
    }
}
