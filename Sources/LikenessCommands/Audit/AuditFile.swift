// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessEngine

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// An entry as a line of an export. `entry` is text, since its digest covers its very bytes.
struct AuditLine: Codable {
    let number: Int
    let digest: String
    let entry: String

    init(_ entry: ChainedEntry) {
        self.number = entry.number
        self.digest = entry.digest
        self.entry = entry.body
    }

    var chained: ChainedEntry { ChainedEntry(number: number, body: entry, digest: digest) }
}

/// A place in the chain, as an operator writes it down.
struct AuditHead: ExpressibleByArgument {
    let value: (number: Int, digest: String)

    init?(argument: String) {
        let parts = argument.split(separator: ":").map(String.init)
        guard parts.count == 2, let number = Int(parts[0]), number > 0, parts[1].wholeMatch(of: /[0-9a-f]{64}/) != nil
        else { return nil }
        self.value = (number, parts[1])
    }
}

enum AuditFile {
    /// Checks an export, without any store.
    static func verify(_ path: String, noted: (number: Int, digest: String)?) throws -> AuditTrail.Report {
        var check = ChainCheck(noted: noted)
        for (index, line) in try ReceiptFile.text(path).split(whereSeparator: \.isNewline).enumerated() {
            guard let entry = try? JSONDecoder().decode(AuditLine.self, from: Data(line.utf8)) else {
                throw ExitStatus.stop("line \(index + 1) of \(path) is no entry of an export", ExitStatus.refused)
            }
            try check.take(entry.chained)
        }
        try check.finish()
        return AuditTrail.Report(entries: check.number, digest: check.digest, waiting: 0)
    }
}
