// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient

struct DeleteAssetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete", abstract: "Delete an asset and its file.",
        discussion: "Example: likeness assets delete asset-20260331145705-xxxxx")

    @OptionGroup var server: ServerOptions
    @OptionGroup var shelf: ShelfOptions

    @Argument(help: "The asset's id, or its asset:// address.")
    var id: String

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let client = try server.client()
        let id = id.hasPrefix("asset://") ? String(id.dropFirst("asset://".count)) : id
        try await ExitStatus.calling { try await client.deleteAsset(id, on: shelf.shelf) }
        try output.print(["id": id, "state": "deleted"], or: ["\(id) is deleted"])
    }
}
