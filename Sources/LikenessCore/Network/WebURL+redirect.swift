// SPDX-License-Identifier: Apache-2.0

extension WebURL {
    /// Where a `Location` header leads from here: another URL, `//host/…`, `/path`, `?query` or a path beside this one.
    package func resolving(location: String) throws(URLRefusal) -> WebURL {
        if location.hasPrefix("//") { return try WebURL("\(scheme.rawValue):\(location)") }
        let base = "\(scheme.rawValue)://\(hostHeader)"
        if location.hasPrefix("/") { return try WebURL(base + location) }
        let path = target.prefix { $0 != "?" }
        if location.hasPrefix("?") { return try WebURL(base + path + location) }
        if location.isEmpty || location.hasPrefix("#") { return self }
        let beforeColon = location.prefix { !":/?#".contains($0) }
        if location.dropFirst(beforeColon.count).first == ":" { return try WebURL(location) }
        let folder = path[...(path.lastIndex(of: "/") ?? path.startIndex)]
        return try WebURL(base + folder + location)
    }
}
