// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient
import MediaTools
import ServerProcess

/// What the server's process holds in memory: after its start, and at most while it reviews twenty big images.
struct MemoryRows {
    enum Failure: Error, CustomStringConvertible {
        case notMeasurable

        var description: String { "the server's memory can't be read; is this Linux?" }
    }

    let server: BenchServer
    let folder: String

    /// To be called before anything else is asked of the server.
    func measureStart() throws -> BenchRow {
        BenchRow("memory after start", figure: try memory().now, unit: "MB", limit: 120)
    }

    func measureReview() async throws -> BenchRow {
        var assets: [NewAsset] = []
        for number in 0..<20 {
            let path = folder + "/noise-\(number).bmp"
            try await MediaTools().render(
                [
                    "-f", "lavfi", "-i",
                    "color=gray:size=3100x3110,format=bgr24,noise=alls=60:allf=u:all_seed=\(number + 1)",
                    "-frames:v", "1", "-pix_fmt", "bgr24", path,
                ], timeLimit: .seconds(60))
            assets.append(NewAsset(url: try await server.client.upload(fileAt: path).url, name: "noise \(number)"))
        }
        let review = try await server.client.submitVirtualAssets(
            AssetSubmission(group: NewGroup(name: "bench"), assets: assets, assetType: .image))
        _ = try await server.client.reviewed(review)
        return BenchRow("memory, reviewing twenty 29 MB images", figure: try memory().peak, unit: "MB", limit: 400)
    }

    private func memory() throws -> (now: Double, peak: Double) {
        guard let memory = ProcessMemory(processIdentifier: server.process.processIdentifier).read() else {
            throw Failure.notMeasurable
        }
        return memory
    }
}
