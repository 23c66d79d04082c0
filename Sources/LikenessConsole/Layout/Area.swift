// SPDX-License-Identifier: Apache-2.0

/// A part of the console, as its navigation names it.
enum Area: String, CaseIterable, Sendable {
    case overview, start, people, assets, videos, tasks, deliveries, accounts, keys, settings

    var path: String { "/console/\(rawValue)" }

    /// Whether only an operator sees it.
    var isOperators: Bool { self == .settings }
}
