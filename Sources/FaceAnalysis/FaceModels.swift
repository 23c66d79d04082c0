// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Where dlib's two models are.
struct FaceModels: Sendable {
    let landmarksPath: String
    let descriptorPath: String

    init(directory: String) {
        self.landmarksPath = directory + "/shape_predictor_5_face_landmarks.dat"
        self.descriptorPath = directory + "/dlib_face_recognition_resnet_model_v1.dat"
    }

    /// - Throws: `FaceAnalysisError.modelMissing` naming the first one that is not there or cannot be read.
    func checkPresence() throws(FaceAnalysisError) {
        for path in [landmarksPath, descriptorPath] where !FileManager.default.isReadableFile(atPath: path) {
            throw .modelMissing(path: path)
        }
    }
}
