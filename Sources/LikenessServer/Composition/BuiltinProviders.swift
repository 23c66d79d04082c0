// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore
import LikenessEngine
import MediaTools
import ProviderBuiltin

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The engine that does all three jobs on this machine.
struct BuiltinProviders: Sendable {
    private static let faceWorkers = max(1, ProcessInfo.processInfo.activeProcessorCount)
    private let faces: FaceAnalyzer
    private let media: MediaTools
    private let scratch: String
    private let threshold: Double
    private let limits: MediaLimits
    private let drawsLabels: Bool
    private let signer: FilmSigner?

    /// - Parameters:
    ///   - scratch: a folder for pictures and clips that are being worked on.
    ///   - jail: for the tools that read them.
    init(_ configuration: LikenessConfiguration, scratch: String, jail: ToolJail) {
        self.faces = FaceAnalyzer(
            modelsDirectory: configuration.storage.modelsDirectory, workers: Self.faceWorkers)
        self.scratch = scratch
        self.media = MediaTools(scratch: scratch, jail: jail)
        self.limits = MediaLimits(configuration.limits)
        self.drawsLabels = configuration.drawsLabels
        self.signer = configuration.certificate.map {
            FilmSigner(library: configuration.c2paLibrary, certificate: $0, jail: jail)
        }
        self.threshold = configuration.review.faceThreshold
    }

    /// - Parameters: those who do a job elsewhere; nil where it is done here.
    func ports(
        verifier: (any PersonVerifier)?, library: (any UpstreamLibrary)?, studio: EnginePorts.Providers.Studio?
    ) -> EnginePorts.Providers {
        EnginePorts.Providers(
            judge: BuiltinLivenessJudge(analyzer: faces, media: media, threshold: threshold),
            reviewer: BuiltinAssetReviewer(
                media: media, faces: faces, threshold: threshold, limits: limits, scratch: scratch),
            screener: BuiltinFaceScreener(media: media, faces: faces),
            inspector: BuiltinMediaInspector(media: media, scratch: scratch),
            generator: AnimaticGenerator(tools: media, directory: scratch, signer: signer),
            labeller: FilmLabeller(media: media, scratch: scratch, isVisible: drawsLabels, signer: signer),
            verifier: verifier,
            library: library,
            studio: studio)
    }

    /// Whether the face models can be used.
    func modelsHold() async -> Bool {
        await holds { try await faces.check() }
    }

    /// Whether ffmpeg and ffprobe can be run.
    func toolsHold() async -> Bool {
        await holds { try await media.check() }
    }

    /// Why films can't be signed; nil where they can, or where nobody has asked for it.
    func signingProblem() async -> String? {
        await signer?.problem(media: media, scratch: scratch)
    }

    private func holds(_ check: () async throws -> Void) async -> Bool {
        do {
            try await check()
            return true
        } catch {
            return false
        }
    }
}

extension MediaLimits {
    init(_ limits: LikenessConfiguration.Limits) {
        self.init()
        pictureBytesBelow = Int64(limits.imageMegabytes) * 1_000_000
        clipBytes = Int64(limits.videoMegabytes) * 1_000_000
        soundBytes = Int64(limits.audioMegabytes) * 1_000_000
        pictureSides = (limits.sides.lowerBound, limits.sides.upperBound)
        clipSides = limits.sides
        pictureRatios = (limits.ratios.lowerBound, limits.ratios.upperBound)
        clipRatios = limits.ratios
        clipPixels = limits.videoPixels
        clipRates = limits.videoRates
        seconds = limits.seconds
    }
}
