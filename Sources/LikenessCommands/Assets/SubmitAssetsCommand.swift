// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessAPI
import LikenessClient

struct SubmitAssetsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Upload photos, clips or sounds, have them reviewed, and wait for the result.",
        discussion: """
            Prints each one's asset:// address, or why it failed; ends with 1 if any did. \
            Example: likeness assets submit --group group-20260331145705-ab12c me.jpg walking.mp4
            """)

    @OptionGroup var server: ServerOptions
    @OptionGroup var shelf: ShelfOptions

    @Option(help: "The group that the person's verification made.")
    var group: String?

    @Option(help: "With --virtual: make a group of this name for them.")
    var newGroup: String?

    @Option(help: "The project that they belong to.")
    var project: String?

    @OptionGroup var output: OutputOptions

    @Argument(help: "1 to 20 files or http(s) addresses.")
    var files: [String]

    func validate() throws {
        guard (1...20).contains(files.count) else { throw ValidationError("1 to 20 files can be submitted at once") }
        guard (group == nil) != (newGroup == nil) else {
            throw ValidationError("give --group ID, or --virtual --new-group NAME")
        }
        guard newGroup == nil || shelf.virtual else {
            throw ValidationError("--new-group is for virtual persons; a verification makes a person's group")
        }
    }

    func run() async throws {
        let client = try server.client()
        let reviewed = try await ExitStatus.calling {
            let live = LiveText()
            defer { live.clear() }
            let task = try await submit(try await upload(client, live), client)
            _ = try await client.follow(task, as: "review", on: live)
            return try await client.reviewed(task)
        }
        try output.print(reviewed, or: TextTable.lines(["file", "status", "address, or reason"], reviewed.map(row)))
        guard reviewed.allSatisfy({ $0.status == .active }) else { throw ExitStatus.refused }
    }

    private func row(_ asset: ReviewedAsset) -> [String] {
        let reason = asset.error.map { "\($0.code): \(asset.reason ?? $0.message)" } ?? asset.reason ?? ""
        return [asset.name ?? "", asset.status.rawValue, asset.status == .active ? asset.assetURL : reason]
    }

    private func upload(_ client: LikenessClient, _ live: LiveText) async throws(LikenessError) -> [NewAsset] {
        let references = files.map(Reference.init)
        let width = references.map(\.name.count).max() ?? 0
        let names = references.map { $0.name.padded(to: width) }
        live.show(names.map { "\($0)  waiting" })
        var assets: [NewAsset] = []
        for (index, reference) in references.enumerated() {
            let url = try await reference.url(at: client) { percent in
                live.show("\(names[index])  uploading  \(ProgressBar.text(percent: percent))", at: index)
            }
            live.show("\(names[index])  uploaded", at: index)
            // Longer names are refused.
            assets.append(NewAsset(url: url, name: String(reference.name.suffix(64))))
        }
        return assets
    }

    private func submit(_ assets: [NewAsset], _ client: LikenessClient) async throws(LikenessError) -> String {
        if let group, !shelf.virtual {
            return try await client.submitPersonAssets(assets, to: group, projectName: project)
        }
        let submission = AssetSubmission(
            groupID: group, group: newGroup.map { NewGroup(name: $0) }, assets: assets, projectName: project)
        return try await client.submitVirtualAssets(submission)
    }
}
