// SPDX-License-Identifier: Apache-2.0

/// One engine and the thread that it works on. The models are loaded at the first job, so an idle server is small.
actor FaceWorker {
    private let executor = FaceExecutor()
    private let models: FaceModels
    private var engine: FaceEngine?

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(models: FaceModels) {
        self.models = models
    }

    func run<Answer: Sendable>(_ body: @Sendable (FaceEngine) throws -> Answer) throws -> Answer {
        if let engine { return try body(engine) }
        let loaded = try FaceEngine(models: models)
        engine = loaded
        return try body(loaded)
    }

    /// Loads the models as a job would. An engine that is only loaded to see whether it can be is not kept.
    func tryLoading() throws {
        if engine == nil { _ = try FaceEngine(models: models) }
    }
}
