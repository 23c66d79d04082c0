// SPDX-License-Identifier: Apache-2.0

/// Where a browser is sent after the sign-in: a page of the console, whatever the request asks for.
struct OwnPath {
    let text: String

    init(_ wish: String?) {
        guard let wish, Self.isOwn(wish) else {
            self.text = Area.overview.path
            return
        }
        self.text = wish
    }

    /// Only printable ASCII, so that nothing in it ends a header; no `//`, backslash or `..` that would lead elsewhere.
    private static func isOwn(_ path: String) -> Bool {
        let bare = path.prefix { $0 != "?" && $0 != "#" }
        return path.hasPrefix("/console/") && path.utf8.allSatisfy { (0x21...0x7E).contains($0) }
            && !bare.contains("//") && !bare.contains("..") && !bare.contains("\\") && !bare.contains("/sign-")
    }
}
