// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import LikenessEngine

extension ReviewSubmission {
    /// A review of `https://media.example/<name>` for each name, into a new virtual group unless `group` is given.
    package static func of(_ names: String..., group: GroupID? = nil, endpoint: ReviewOrder.Endpoint = .privateAvatar)
        -> ReviewSubmission
    {
        ReviewSubmission(
            endpoint: endpoint, target: group.map(Target.existing) ?? .new(name: "Ada", description: ""),
            project: .default, type: nil,
            items: names.enumerated().map { index, name in
                Item(url: "https://media.example/\(name)", name: name, path: "assets[\(index)].url")
            }, model: .standard, modelName: "seedance-2.0")
    }
}

extension VideoOrder {
    package static func of(
        images: [MediaReference.Source] = [], videos: [MediaReference.Source] = [],
        audios: [MediaReference.Source] = [], prompt: String = "A walk", webhook: String? = nil,
        returnLastFrame: Bool = false
    ) -> VideoOrder {
        func references(_ sources: [MediaReference.Source], _ field: String) -> [MediaReference] {
            sources.enumerated().map { MediaReference(source: $1, path: "\(field)[\($0)]") }
        }
        return VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: prompt, seconds: 5, resolution: .p720, ratio: .wide,
            seed: nil, generateAudio: true, returnLastFrame: returnLastFrame, watermark: false,
            images: references(images, "image_urls").map { Image(reference: $0, role: .referenceImage) },
            videos: references(videos, "video_urls"), audios: references(audios, "audio_urls"), webhook: webhook,
            language: "zh")
    }
}

extension EngineBench {
    /// Submits and waits for the end, with the services running.
    package func review(_ engine: Engine, _ submission: ReviewSubmission) async throws -> DurableTask {
        try await serving(engine) {
            let view = try await engine.reviews.submit(submission, by: principal, claim: nil)
            return try await end(of: view.task.id, engine)
        }
    }

    package func makeVideo(_ engine: Engine, _ order: VideoOrder) async throws -> DurableTask {
        try await serving(engine) {
            let view = try await engine.videos.submit(order, project: .default, by: principal, claim: nil)
            return try await end(of: view.task.id, engine)
        }
    }

    package func end(of id: TaskID, _ engine: Engine) async throws -> DurableTask {
        try await engine.tasks.waitForEnd(of: id, for: principal, atMost: .seconds(3600)).task
    }

    /// An active asset of a virtual group.
    package func makeAsset(_ engine: Engine, _ name: String = "good") async throws -> AssetID {
        try asset(try await review(engine, .of(name)))
    }

    /// A verified person and an active photo of them.
    package func makePersonWithPhoto(_ engine: Engine) async throws -> (group: GroupID, asset: AssetID) {
        let group = try await makePerson(engine)
        return (group, try asset(try await review(engine, .of("good", group: group, endpoint: .realAvatar))))
    }

    private func asset(_ task: DurableTask) throws -> AssetID {
        guard case .assetReview(let report)? = task.outcome, let item = report.items.first, item.rejection == nil else {
            throw BenchError()
        }
        return item.asset
    }
}
