// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Foundation
import LikenessCore
import LikenessTesting
import MediaTools
import ProviderBuiltin

/// A reviewer with the real models and tools, and files to show it.
struct ReviewBench: Sendable {
    let folder: TemporaryFolder
    let reviewer: BuiltinAssetReviewer
    private let scratch: String

    static func with(
        ffmpeg: String = "ffmpeg", limits: MediaLimits = MediaLimits(), _ body: (ReviewBench) async throws -> Void
    ) async throws {
        try await TemporaryFolder.with { folder in
            try await body(try ReviewBench(folder: folder, media: MediaTools(ffmpeg: ffmpeg), limits: limits))
        }
    }

    private init(folder: TemporaryFolder, media: MediaTools, limits: MediaLimits) throws {
        self.folder = folder
        self.scratch = "\(folder.path)/scratch"
        try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
        self.reviewer = BuiltinAssetReviewer(
            media: media, faces: SampleFaces.analyzer, threshold: 0.5, limits: limits, scratch: scratch)
    }

    func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    /// Copies that lie in the scratch folder.
    func copies() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: scratch) }

    /// - Parameters:
    ///   - byteCount: the file's own unless given.
    ///   - person: whom it must show; nil for a virtual group, whose account has verified `verified`.
    func review(
        _ path: String, byteCount: Int64? = nil, as type: AssetType? = nil, model: VideoModel = .standard,
        person: FaceTemplate? = nil, verified: [FaceTemplate] = []
    ) async throws -> ReviewVerdict {
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int64
        return try await reviewer.review(
            ReviewSubject(
                path: path, byteCount: byteCount ?? size ?? 0, declaredType: type, model: model, person: person,
                verifiedPersons: verified))
    }

    /// The code of the verdict; nil when it passed, in which case the copy is there.
    func rejection(
        _ path: String, byteCount: Int64? = nil, as type: AssetType? = nil, model: VideoModel = .standard,
        person: FaceTemplate? = nil, verified: [FaceTemplate] = []
    ) async throws -> AssetRejection? {
        let verdict = try await review(
            path, byteCount: byteCount, as: type, model: model, person: person, verified: verified)
        switch verdict {
        case .rejected(let reason, _): return reason
        case .active(let copy, _):
            guard FileManager.default.fileExists(atPath: copy) else { throw BenchError() }
            return nil
        }
    }

    struct BenchError: Error {}
}

extension SampleFaces.Portrait {
    /// The portrait's face as a verification keeps it.
    var template: FaceTemplate {
        get async throws {
            let frame = try await MediaTools().decodePicture(path, longestSide: 1280)
            guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb),
                let face = try await SampleFaces.analyzer.faces(in: picture, describing: true).first,
                let template = FaceTemplate(values: face.descriptor)
            else { throw ReviewBench.BenchError() }
            return template
        }
    }
}
