// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Logging
import ServiceLifecycle

/// The services that advance tasks and registrations, with the providers that are set.
struct EngineWork {
    let configuration: EngineConfiguration
    let ports: EnginePorts
    let source: MediaSource
    let links: FileLinks
    let callbacks: CallbackLinks
    let sealer: Sealer
    let time: any TimeSource
    let logger: Logger

    var runners: [any Service] {
        let review = ReviewWorkflow(
            sealer: sealer, source: source, ports: ports, configuration: configuration.review, time: time)
        var videos = configuration.runner
        // What waits for a provider is claimed often, and for a moment only.
        if ports.providers.studio != nil { videos.window = configuration.video.upstreamWindow }
        return [
            TaskRunner(
                .assetReview, review, ports: (ports.store, time), configuration: configuration.runner,
                logger: logger),
            TaskRunner(.video, videoWorkflow, ports: (ports.store, time), configuration: videos, logger: logger),
        ]
    }

    /// One for each provider that holds something of ours.
    var registrars: [any Service] {
        let libraries = [ports.providers.library, ports.providers.studio?.library].compactMap { $0 }
        var known: Set<UpstreamName> = []
        return libraries.filter { known.insert($0.upstream).inserted }.map { library in
            let course = RegistrationCourse(store: ports.store, library: library, links: links, time: time)
            return Registrar(store: ports.store, course: course, time: time, logger: logger)
        }
    }

    private var videoWorkflow: any TaskWorkflow {
        let ending = VideoEnding(prices: configuration.video.prices, time: time)
        let files = VideoFiles(
            store: ports.store, blobs: ports.blobs, retention: configuration.retention, ending: ending, time: time)
        let references = ReferenceCollection(
            store: ports.store, blobs: ports.blobs, source: source, providers: ports.providers,
            screens: configuration.video.screensReferences, time: time)
        guard let studio = ports.providers.studio else {
            return VideoWorkflow(
                blobs: ports.blobs, references: references, generator: ports.providers.generator,
                provenance: ProvenanceSource(store: ports.store),
                gate: Gate(total: configuration.video.videosAtOnce), files: files)
        }
        return UpstreamVideoWorkflow(
            store: ports.store, references: references,
            addresses: UpstreamReferences(
                store: ports.store, upstream: studio.videos.upstream, links: links, time: time),
            videos: studio.videos, callbacks: callbacks,
            copying: ResultCopying(
                fetcher: ports.network.results, inspector: ports.providers.inspector,
                labeller: ports.providers.labeller, provenance: ProvenanceSource(store: ports.store),
                producer: String(studio.videos.upstream.rawValue.prefix { $0 != ":" }), files: files,
                gate: Gate(total: configuration.video.copiesAtOnce)),
            ending: ending, time: time)
    }
}
