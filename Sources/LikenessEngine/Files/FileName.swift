// SPDX-License-Identifier: Apache-2.0

/// Names for addresses and `Content-Disposition`.
enum FileName {
    private static let longest = 80

    /// A client's name without folders, control characters or anything that a header or address would have to quote,
    /// with the ending of its format when it has none; `file.<ending>` when nothing is left.
    static func plain(_ name: String, format: FileFormat) -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        let safe = last.unicodeScalars.map { scalar -> Character in
            let isPlain = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
            return isPlain || "._-".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
        }
        let bare = String(safe.suffix(longest)).trimmingPrefix { $0 == "." }
        guard !bare.allSatisfy({ $0 == "_" }) else { return "file.\(format.ending)" }
        return bare.contains(".") ? String(bare) : "\(bare).\(format.ending)"
    }
}
