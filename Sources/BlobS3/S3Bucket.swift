// SPDX-License-Identifier: Apache-2.0

/// A bucket, and the part of it that is ours.
package struct S3Bucket: Sendable, Equatable {
    /// Where the bucket's name stands in an address. Amazon's and most others take both.
    package enum Style: String, Sendable, CaseIterable {
        /// `https://endpoint/bucket/key`
        case path
        /// `https://bucket.endpoint/key`
        case host
    }

    package let endpoint: String
    package let region: String
    package let name: String
    /// Without slashes at its ends; empty for the whole bucket.
    package let prefix: String
    package let style: Style

    /// - Parameter endpoint: `http(s)://HOST[:PORT]`.
    package init(endpoint: String, region: String, name: String, prefix: String = "", style: Style = .path) {
        self.endpoint = endpoint
        self.region = region
        self.name = name
        self.prefix = prefix
        self.style = style
    }

    /// `s3://bucket/prefix`, for people.
    package var description: String { "s3://\(name)\(prefix.isEmpty ? "" : "/\(prefix)")" }

    var scheme: Substring { endpoint.prefix { $0 != ":" } }

    var host: String {
        var bare = String(endpoint.drop { $0 != "/" }.drop { $0 == "/" })
        // As clients write it, and so as it is signed.
        let standard = scheme == "https" ? ":443" : ":80"
        if bare.hasSuffix(standard) { bare.removeLast(standard.count) }
        return style == .host ? "\(name).\(bare)" : bare
    }

    /// The path of an object of ours; of the bucket itself for nil.
    func path(of object: String?) -> String {
        let start = style == .host ? "/" : "/\(name)"
        guard let object else { return start }
        return (style == .host ? "" : start) + "/" + key(of: object)
    }

    func key(of object: String) -> String { prefix.isEmpty ? object : "\(prefix)/\(object)" }
}
