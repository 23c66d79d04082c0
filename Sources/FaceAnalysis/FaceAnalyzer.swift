// SPDX-License-Identifier: Apache-2.0

internal import Synchronization

/// Finds and describes faces with dlib: one engine a worker, each on a thread of its own, never on Swift's
/// cooperative pool.
package final class FaceAnalyzer: Sendable {
    private let models: FaceModels
    private let pool: FaceWorkerPool
    /// Loading takes a while, and files that could be loaded once stay good; only their absence is looked for again.
    private let provenLoadable = Atomic(false)

    /// - Parameters:
    ///   - modelsDirectory: where `shape_predictor_5_face_landmarks.dat` and
    ///     `dlib_face_recognition_resnet_model_v1.dat` are. They are loaded when a worker first has work, so a server
    ///     starts without them: see `check`.
    ///   - workers: how many engines; about 72 MB each.
    ///   - longestLine: how many callers may wait for a worker, each with its pictures in memory.
    package init(modelsDirectory: String, workers: Int, longestLine: Int = 256) {
        let models = FaceModels(directory: modelsDirectory)
        let workers = (0..<max(1, workers)).map { _ in FaceWorker(models: models) }
        self.models = models
        self.pool = FaceWorkerPool(workers: workers, longestLine: longestLine)
    }

    /// The first model that is not there or can't be read; nil when both are there.
    package static func missingModel(in directory: String) -> String? {
        do {
            try FaceModels(directory: directory).checkPresence()
            return nil
        } catch {
            if case .modelMissing(let path) = error { return path }
            return directory
        }
    }

    /// Whether faces can be analysed: both models are there and can be loaded. Cheap after the first time.
    /// - Throws: `FaceAnalysisError.modelMissing`, `.modelDamaged`, `.overloaded`, or `CancellationError`.
    package func check() async throws {
        try models.checkPresence()
        guard !provenLoadable.load(ordering: .relaxed) else { return }
        try await pool.withWorker { worker in try await worker.tryLoading() }
        provenLoadable.store(true, ordering: .relaxed)
    }

    /// The faces in a picture, largest first.
    /// - Parameters:
    ///   - describing: whether descriptors are computed too (about 13 ms a face).
    ///   - search: how small faces are found.
    package func faces(
        in picture: Picture, describing: Bool, search: FaceSearch = .thorough
    ) async throws -> [Face] {
        try await run { engine in
            let faces = try engine.faces(in: picture, search: search)
            return describing ? try faces.map { try engine.describe($0, in: picture) } : faces
        }
    }

    /// Lends an engine for work of several steps that belong together; `body` runs on the engine's thread.
    /// - Throws: `FaceAnalysisError`, `CancellationError` while waiting in line, or what `body` throws.
    package func run<Answer: Sendable>(_ body: @Sendable (FaceEngine) throws -> Answer) async throws -> Answer {
        try await pool.withWorker { worker in try await worker.run(body) }
    }
}
