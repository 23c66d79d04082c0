// SPDX-License-Identifier: Apache-2.0

import Foundation
import LikenessCore

/// Addresses that strangers name. What passes has one spelling, which Foundation reads alike, and leads to no private
/// address; so does every redirect from it.
enum URLs {
    private static let policy = URLPolicy()

    static func feed(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        _ = OwnFileURL(text, publicURL: "https://likeness.example/base")
        check(try? policy.check(text, for: .anyPort))
        check(try? policy.check(text, for: .webPorts))
        guard let base = try? WebURL("https://example.com/a/b?c"), let next = try? base.resolving(location: text),
            (try? policy.check(next, for: .anyPort)) != nil
        else { return }
        check(next)
    }

    private static func check(_ url: WebURL?) {
        guard let url else { return }
        precondition((try? WebURL(url.text)) == url, "a second reading differs: \(url.text)")
        if case .address(let address) = url.host {
            precondition(AddressPolicy.isPublic(address), "a private address: \(url.text)")
        }
        guard let parts = URLComponents(string: url.text), let host = parts.encodedHost else { return }
        precondition(bare(host) == bare("\(url.host)"), "Foundation reads another host: \(url.text)")
        precondition((parts.port ?? url.scheme.defaultPort) == url.port, "Foundation reads another port: \(url.text)")
    }

    private static func bare(_ host: String) -> String { host.lowercased().filter { $0 != "[" && $0 != "]" } }
}
