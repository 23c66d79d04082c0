// SPDX-License-Identifier: Apache-2.0

/// A person who opens their link, goes where it leads and passes the vendor's check.
struct Person: Sendable {
    let fleet: ServerFleet
    let wire: Wire
    let vendor: String

    /// - Parameter link: an `h5_link`; the server that made it may be gone, any other knows it too.
    func pass(_ link: String) async throws {
        let path = link.split(separator: "/", maxSplits: 2).last ?? ""
        while true {
            let answer = await wire.get("\(try await fleet.anyAddress())/\(path)")
            switch answer?.status {
            case 302?, 303?:
                guard let page = answer?.location.flatMap(Self.page) else { return }
                if await wire.post("\(vendor)/stand-in/check?pl=\(page)&outcome=pass", "") != nil { return }
            // The check was passed before, and the order was sent a second time.
            case 200?, 410?: return
            default: break
            }
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    /// What tells the vendor's page whose check it is.
    private static func page(_ location: String) -> String? {
        location.split { $0 == "?" || $0 == "&" }.first { $0.hasPrefix("pl=") }.map { String($0.dropFirst(3)) }
    }
}
