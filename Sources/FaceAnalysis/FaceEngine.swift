// SPDX-License-Identifier: Apache-2.0

internal import CFaceAnalysis

/// dlib's models in memory. Not thread-safe, so it lives inside a `FaceWorker` and is only lent out.
package final class FaceEngine {
    private let handle: OpaquePointer

    init(models: FaceModels) throws(FaceAnalysisError) {
        try models.checkPresence()
        var handle: OpaquePointer?
        let status = cfa_engine_create(models.landmarksPath, models.descriptorPath, &handle)
        guard status == CFA_OK.status, let handle else {
            switch status {
            case CFA_LANDMARKS_DAMAGED.status: throw .modelDamaged(path: models.landmarksPath)
            case CFA_DESCRIPTOR_DAMAGED.status: throw .modelDamaged(path: models.descriptorPath)
            default: throw .analysisFailed
            }
        }
        self.handle = handle
    }

    deinit {
        cfa_engine_destroy(handle)
    }

    /// The faces in a picture, largest first, without descriptors.
    package func faces(in picture: Picture, search: FaceSearch) throws(FaceAnalysisError) -> [Face] {
        let smallest = Double(min(picture.width, picture.height)) * search.smallestShare
        let capacity = 64
        var found = [cfa_face](repeating: cfa_face(), count: capacity)
        var count: Int32 = 0
        try picture.lend { picture in
            cfa_engine_find(handle, picture, smallest, &found, Int32(capacity), &count)
        }
        return found.prefix(min(Int(count), capacity)).map(Face.init)
    }

    /// `face` with the 128 numbers that describe it.
    package func describe(_ face: Face, in picture: Picture) throws(FaceAnalysisError) -> Face {
        var descriptor = [Float](repeating: 0, count: 128)
        var plain = face.plain
        try picture.lend { picture in
            cfa_engine_describe(handle, picture, &plain, &descriptor)
        }
        return Face(
            box: face.box, landmarks: face.landmarks, confidence: face.confidence, descriptor: descriptor)
    }
}
