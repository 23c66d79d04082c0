// SPDX-License-Identifier: Apache-2.0

import LikenessAPI

/// A task for people to read.
struct TaskText {
    private let task: TaskAnswer

    init(_ task: TaskAnswer) {
        self.task = task
    }

    var lines: [String] {
        let head = ["\(task.id)  \(task.status.rawValue)  \(task.progress ?? 0)%"]
        let fault = task.error.map { ["\($0.message) (\($0.code))"] } ?? []
        return head + fault + results
    }

    private var results: [String] {
        guard let result = task.result else { return [] }
        let group = (result.groupID ?? result.vendorGroupID).map { ["group  \($0)"] } ?? []
        let link = result.h5Link.map { ["link  \($0)"] } ?? []
        let assets = (result.assets ?? []).map { asset in
            "\(asset.assetURL)  \(asset.status.rawValue)  \(asset.reason ?? asset.name ?? "")"
        }
        let videos = (result.videos ?? []).flatMap { $0.url.map { "video  \($0)" } }
        return group + link + assets + videos
    }
}
