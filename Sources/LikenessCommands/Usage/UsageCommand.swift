// SPDX-License-Identifier: Apache-2.0

public import ArgumentParser
import LikenessAPI
public import LikenessClient

struct UsageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "usage", abstract: "Show the balance, and what videos have used.",
        discussion: "Example: likeness usage --by model --start 2026-11-01 --end 2026-11-30")

    @OptionGroup var server: ServerOptions

    @Option(help: "From this day on, as 2026-11-01, or Unix seconds (default: a week before the end).")
    var start: String?

    @Option(help: "Up to this day, counted too (default: now). At most 31 days.")
    var end: String?

    @Option(help: "How sums are told apart: \(UsageGrouping.allCases.map(\.rawValue).joined(separator: ", ")).")
    var by = UsageGrouping.day

    @Option(help: "Whose videos: those of this key, or of its whole account.")
    var scope = UsageScope.account

    @Option(help: "Only videos of this model.")
    var model: String?

    @Option(help: "Whose days are meant, as Europe/Berlin (default: Asia/Shanghai, as the contract has it).")
    var zone: String?

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let (balance, report) = try await ExitStatus.calling {
            (
                try await client.balance(),
                try await client.usage(from: start, to: end, by: by, of: scope, model: model, zone: zone)
            )
        }
        let rows = report.groups.map { cells($0) } + [cells(report.total)]
        let table = TextTable.lines([by.rawValue, "videos", "failed", "seconds", "cost $"], rows)
        try output.print(report, or: table + ["", balance.line])
    }

    private func cells(_ sum: UsageReport.Sum) -> [String] {
        [
            sum.group.map { $0.isEmpty ? "unknown" : $0 } ?? "in all", "\(sum.requests)", "\(sum.failed)",
            "\(sum.seconds)", "\(sum.cost)",
        ]
    }
}

extension Balance {
    fileprivate var line: String {
        unlimitedQuota ? "balance: unlimited" : "balance: $\(remainBalance) left, $\(usedBalance) used or set aside"
    }
}

extension UsageGrouping: ExpressibleByArgument {}
extension UsageScope: ExpressibleByArgument {}
