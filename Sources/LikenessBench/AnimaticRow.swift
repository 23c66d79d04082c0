// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient
import MediaTools

/// A video of 5 s at 720p with two references, from the order to its end as a client sees it, against real time.
struct AnimaticRow {
    private static let seconds = 5

    let server: BenchServer
    let folder: String
    var rounds = 3

    func measure() async throws -> BenchRow {
        var request = VideoRequest(model: "doubao-seedance-2.0", prompt: "A lighthouse in a storm, waves, slow pan")
        request.duration = Self.seconds
        request.resolution = "720p"
        request.size = "16:9"
        request.imageURLs = [try await reference("testsrc2"), try await reference("mandelbrot")]
        let clock = ContinuousClock()
        var times: [Double] = []
        for _ in 0..<rounds {
            let elapsed = try await clock.measure {
                _ = try await server.client.generated(try await server.client.generateVideo(request))
            }
            times.append(elapsed / .seconds(1))
        }
        return BenchRow(
            "animatic, 5 s 720p, against real time", figure: Rounds.median(times), floor: Double(Self.seconds),
            unit: "s", better: .lower, goal: 1)
    }

    /// The URL of a drawn picture: it shows no face.
    private func reference(_ source: String) async throws -> String {
        let path = "\(folder)/\(source).png"
        try await MediaTools().render(
            ["-f", "lavfi", "-i", "\(source)=size=1280x720", "-frames:v", "1", path], timeLimit: .seconds(30))
        return try await server.client.upload(fileAt: path).url
    }
}
