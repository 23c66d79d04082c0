// SPDX-License-Identifier: Apache-2.0

import CFaceFloor
import FaceAnalysis
import Foundation
import LikenessCore
import MediaTools
import ProviderBuiltin
import Subprocess

/// The whole review of a local photo, against ffprobe, ffmpeg and dlib run one after another.
struct ReviewRow {
    enum Failure: Error, CustomStringConvertible {
        case notAccepted
        case floorFailed

        var description: String {
            switch self {
            case .notAccepted: "the review did not accept the picture"
            case .floorFailed: "ffprobe, ffmpeg or dlib failed on the picture"
            }
        }
    }

    /// A JPEG of one face.
    let photo: String
    let modelsDirectory: String
    let folder: String
    private let clock = ContinuousClock()

    func measure() async throws -> BenchRow {
        let faces = FaceAnalyzer(modelsDirectory: modelsDirectory, workers: 1)
        let media = MediaTools()
        let frame = try await media.decodePicture(photo, longestSide: 1280)
        let subject = try await subject(frame, faces)
        let reviewer = BuiltinAssetReviewer(media: media, faces: faces, threshold: 0.5, scratch: folder)
        let seconds = try await Rounds(count: 9).compare(
            { try await review(subject, by: reviewer) }, { try await oneAfterAnother(frame.width, frame.height) })
        return BenchRow(
            "whole review of a local photo, \(frame.width)x\(frame.height)", figure: seconds.first * 1000,
            floor: seconds.second * 1000, unit: "ms", better: .lower, goal: 0.9)
    }

    private func subject(_ frame: RawFrame, _ faces: FaceAnalyzer) async throws -> ReviewSubject {
        guard let picture = Picture(width: frame.width, height: frame.height, rgb: frame.rgb),
            let face = try await faces.faces(in: picture, describing: true).first,
            let person = FaceTemplate(values: face.descriptor),
            let size = try FileManager.default.attributesOfItem(atPath: photo)[.size] as? Int64
        else { throw Failure.floorFailed }
        return ReviewSubject(
            path: photo, byteCount: size, declaredType: .image, model: .standard, person: person,
            verifiedPersons: [])
    }

    private func review(_ subject: ReviewSubject, by reviewer: BuiltinAssetReviewer) async throws -> Double {
        let start = clock.now
        guard case .active(let cleaned, _) = try await reviewer.review(subject) else { throw Failure.notAccepted }
        let elapsed = clock.now - start
        try FileManager.default.removeItem(atPath: cleaned)
        return elapsed / .seconds(1)
    }

    private func oneAfterAnother(_ width: Int, _ height: Int) async throws -> Double {
        let start = clock.now
        _ = try await output(
            "ffprobe", ["-v", "error", "-show_format", "-show_streams", "-of", "json", photo], limit: 1 << 20)
        let pixels = try await output(
            "ffmpeg",
            [
                "-v", "error", "-i", photo, "-vf", "scale=\(width):\(height)", "-f", "rawvideo", "-pix_fmt", "rgb24",
                "-",
            ], limit: width * height * 3)
        let processes = (clock.now - start) / .seconds(1)
        // It counts from when its models are loaded and warm, as ours are.
        let dlib = pixels.withUnsafeBufferPointer {
            cfloor_find_and_describe(
                modelsDirectory + "/shape_predictor_5_face_landmarks.dat",
                modelsDirectory + "/dlib_face_recognition_resnet_model_v1.dat", $0.baseAddress, Int32(width),
                Int32(height), 1)
        }
        guard dlib > 0 else { throw Failure.floorFailed }
        return processes + dlib
    }

    private func output(_ program: String, _ arguments: [String], limit: Int) async throws -> [UInt8] {
        let result = try await Subprocess.run(
            .name(program), arguments: Arguments(arguments), output: .bytes(limit: limit), error: .discarded)
        guard result.terminationStatus.isSuccess else { throw Failure.floorFailed }
        return result.standardOutput
    }
}
