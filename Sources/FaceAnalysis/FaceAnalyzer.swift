// SPDX-License-Identifier: Apache-2.0

/// Finds and describes faces with dlib: one engine a worker, each on a thread of its own, never on Swift's
/// cooperative pool.
package final class FaceAnalyzer: Sendable {
    /// - Parameters:
    ///   - modelsDirectory: where `shape_predictor_5_face_landmarks.dat` and
    ///     `dlib_face_recognition_resnet_model_v1.dat` are.
    ///   - workers: how many engines; about 72 MB each.
    /// - Throws: `FaceAnalysisError` naming the model that is missing or damaged.
    package init(modelsDirectory: String, workers: Int) throws {
        fatalError("faces")
    }

    /// The faces in a picture, largest first.
    /// - Parameter describing: whether descriptors are computed too (about half the time).
    package func faces(in picture: Picture, describing: Bool) async throws -> [Face] {
        fatalError("faces")
    }
}

package enum FaceAnalysisError: Error, Equatable, Sendable {
    case modelMissing(path: String)
    case modelDamaged(path: String)
    /// The C++ side threw; the picture or the model is at fault.
    case analysisFailed
}
