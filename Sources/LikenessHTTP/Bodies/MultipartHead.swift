// SPDX-License-Identifier: Apache-2.0

/// The headers of one part, as far as they matter: RFC 7578, section 4.2.
struct MultipartHead: Equatable {
    let name: String
    let filename: String?

    init(_ bytes: ArraySlice<UInt8>) throws(MultipartProblem) {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed("headers are not UTF-8") }
        var parameters: [String: String] = [:]
        for line in text.split(separator: "\r\n") {
            guard let colon = line.firstIndex(of: ":") else { throw .malformed("a header without a colon") }
            guard line[..<colon].lowercased() == "content-disposition" else { continue }
            parameters = HeaderParameters(line[line.index(after: colon)...]).values
        }
        guard let name = parameters["name"] else { throw .malformed("a part without a name") }
        self.name = name
        self.filename = parameters["filename"]
    }
}
