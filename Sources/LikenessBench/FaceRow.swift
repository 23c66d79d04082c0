// SPDX-License-Identifier: Apache-2.0

import CFaceFloor
import FaceAnalysis

/// Decoded pixels to verdict, against dlib called directly from C++.
struct FaceRow {
    enum Failure: Error, CustomStringConvertible {
        case noFace

        var description: String { "the picture shows no face, or a model is missing" }
    }

    let picture: Picture
    let modelsDirectory: String
    var rounds = 10

    func measure() async throws -> BenchRow {
        let faces = FaceAnalyzer(modelsDirectory: modelsDirectory, workers: 1)
        _ = try await faces.faces(in: picture, describing: true)
        let clock = ContinuousClock()
        let seconds = try await Rounds(count: 5).compare(
            {
                let elapsed = try await clock.measure {
                    for _ in 0..<rounds {
                        let found = try await faces.faces(in: picture, describing: true)
                        guard found.first?.descriptor.count == 128 else { throw Failure.noFace }
                    }
                }
                return elapsed / .seconds(1)
            }, { try direct() })
        return BenchRow(
            "decoded pixels to verdict, \(picture.width)x\(picture.height)",
            figure: seconds.first / Double(rounds) * 1000, floor: seconds.second / Double(rounds) * 1000,
            unit: "ms", better: .lower, goal: 0.9)
    }

    private func direct() throws -> Double {
        let seconds = picture.rgb.withUnsafeBufferPointer { pixels in
            cfloor_find_and_describe(
                modelsDirectory + "/shape_predictor_5_face_landmarks.dat",
                modelsDirectory + "/dlib_face_recognition_resnet_model_v1.dat", pixels.baseAddress,
                Int32(picture.width), Int32(picture.height), Int32(rounds))
        }
        guard seconds > 0 else { throw Failure.noFace }
        return seconds
    }
}
