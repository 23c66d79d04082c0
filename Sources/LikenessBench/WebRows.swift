// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient
import ServerProcess

/// What the server does over HTTP, against bare routes on the same libraries; both in processes of their own.
struct WebRows {
    let server: BenchServer
    /// `http://HOST:PORT` of the floor.
    let floor: String
    let folder: String
    var rounds = Rounds(count: 3)

    func measure() async throws -> [BenchRow] {
        let id = try await finishedVideo()
        let authorization = ["Authorization": "Bearer \(server.key)"]
        let task = WebLoad(url: "\(server.process.address)/v1/tasks/\(id)", headers: authorization)
        let create = WebLoad(
            url: "\(server.process.address)/v1/seedance2/real-avatar",
            headers: authorization.merging(["Content-Type": "application/json"]) { first, _ in first },
            post: try WebLoad.Post(
                json: #"{"callback_url":"https://example.com/callback"}"#, scriptPath: folder + "/create.lua"))
        let read = WebLoad(url: floor + "/read/task_1")
        let empty = WebLoad(url: floor + "/empty")
        let rates = try await rounds.compare([
            { try await task.run() }, { try await read.run() }, { try await empty.run() }, { try await create.run() },
        ])
        return [
            BenchRow(
                "GET task, of a bare route with one read", figure: rates[0], floor: rates[1], unit: "1/s",
                better: .higher, goal: 0.8),
            BenchRow(
                "GET task, of an empty route", figure: rates[0], floor: rates[2], unit: "1/s", better: .higher,
                goal: 0.25),
            BenchRow(
                "durable creates over HTTP, of a bare route with one read", figure: rates[3], floor: rates[1],
                unit: "1/s", better: .higher),
        ]
    }

    /// A task as clients ask for it most: a video, here a finished one with its three signed addresses.
    private func finishedVideo() async throws -> String {
        var request = VideoRequest(model: "doubao-seedance-2.0", prompt: "Waves")
        request.duration = 4
        request.resolution = "480p"
        let id = try await server.client.generateVideo(request)
        _ = try await server.client.generated(id)
        return id
    }
}
