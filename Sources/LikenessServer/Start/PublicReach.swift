// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whether a provider can reach us at our public address, as far as its text tells.
struct PublicReach {
    /// Nil when nothing speaks against it.
    let problem: String?

    /// - Parameter url: `LIKENESS_PUBLIC_URL`; nil when it isn't set.
    init(_ url: String?) {
        guard let url else {
            self.problem = "LIKENESS_PUBLIC_URL is not set: the provider can't fetch uploaded files from this machine"
            return
        }
        do {
            try URLPolicy().check(url, for: .anyPort)
            self.problem = nil
        } catch {
            self.problem =
                "LIKENESS_PUBLIC_URL is '\(url)', which is not public: the provider can't fetch uploaded files there"
        }
    }
}

extension LikenessConfiguration.Providers {
    /// Whether somebody elsewhere has to fetch files of ours.
    var fetchesFromUs: Bool { assets != .builtin || video != .builtin }
}
