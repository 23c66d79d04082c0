// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessEngine
import LikenessServer

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "Check and export the log of consents, uses, changes and withdrawals.",
        subcommands: [Verify.self, Export.self])

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Read the whole log and check that no entry was changed, left out or cut off.",
            discussion: """
                Note the last line's head elsewhere, and give it back later: then not even whoever writes the whole log anew \
                goes unnoticed. Examples: likeness audit verify; likeness audit verify --head 1042:5f3c…; \
                likeness audit verify --file audit.jsonl
                """)

        @OptionGroup var options: ConfigurationOptions

        @Option(help: "Number and digest of an entry, noted before: NUMBER:DIGEST.")
        var head: AuditHead?

        @Option(help: "Check this export instead of the installation's log; - is standard input.")
        var file: String?

        @OptionGroup var output: OutputOptions

        func run() async throws {
            let report = try await ExitStatus.reporting {
                do {
                    if let file { return try AuditFile.verify(file, noted: head?.value) }
                    return try await AccountOffice.withAudit(try await options.load()) {
                        try await $0.verify(noted: head?.value)
                    }
                } catch let problem as AuditTrail.Break {
                    throw ExitStatus.stop(problem.line, ExitStatus.refused)
                }
            }
            try output.print(
                AuditReport(report),
                or: [
                    "the log is whole: \(report.entries) entries"
                        + (report.waiting > 0 ? ", and \(report.waiting) on their way into it" : ""),
                    "head  \(report.entries):\(report.digest)",
                ])
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Print the log, an entry a line, once it was checked.",
            discussion: "Example: likeness audit export > audit.jsonl")

        @OptionGroup var options: ConfigurationOptions

        @Flag(help: "As it is: each line is JSON.")
        var json = false

        func run() async throws {
            try await ExitStatus.reporting {
                do {
                    _ = try await AccountOffice.withAudit(try await options.load()) { audit in
                        try await audit.verify { StandardOutput.printLine(try JSONLine.encode(AuditLine($0))) }
                    }
                } catch let problem as AuditTrail.Break {
                    throw ExitStatus.stop(problem.line, ExitStatus.refused)
                }
            }
        }
    }
}

private struct AuditReport: Encodable {
    let entries: Int
    let digest: String
    let waiting: Int

    init(_ report: AuditTrail.Report) {
        self.entries = report.entries
        self.digest = report.digest
        self.waiting = report.waiting
    }
}

extension AuditTrail.Break {
    /// For the operator.
    var line: String {
        switch self {
        case .changed(let number): "THE LOG WAS CHANGED: entry \(number) is not what was written"
        case .missing(let number): "THE LOG WAS CHANGED: entry \(number) is missing"
        case .cutOff(let last, let expected): "THE LOG WAS CUT OFF: it ends with entry \(last), and had \(expected)"
        case .otherDigest(let number): "THE LOG WAS WRITTEN ANEW: entry \(number) is another one than was noted"
        }
    }
}
