// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import Logging

/// What an operator should know of the configuration, said once at the start.
struct StartLog {
    private let logger: Logger

    init(_ logger: Logger) {
        self.logger = logger
    }

    func report(_ configuration: LikenessConfiguration) {
        let models = configuration.storage.modelsDirectory
        if let missing = FaceAnalyzer.missingModel(in: models) {
            logger.error(
                "a face model is missing: nobody can be checked here and no photo reviewed until it is there",
                metadata: ["path": "\(missing)", "advice": "make setup, or LIKENESS_MODELS_DIR"])
        }
        if !configuration.review.screensReferences {
            logger.warning(
                "real faces in references that are no assets are let through",
                metadata: ["setting": "\(Setting.faceScreening.rawValue)"])
        }
        if !configuration.drawsLabels {
            logger.warning(
                "no label is drawn on videos of a provider: whoever shows them has to",
                metadata: ["setting": "\(Setting.videoLabels.rawValue)"])
        }
        if configuration.providers.fetchesFromUs, let problem = PublicReach(configuration.listening.publicURL).problem {
            logger.warning("uploaded files can't reach the provider", metadata: ["why": "\(problem)"])
        }
        if configuration.providers.assets != configuration.providers.verification {
            logger.warning(
                "persons are verified by one provider and assets reviewed by another: no photo of a person can pass",
                metadata: [
                    "verification": "\(configuration.providers.verification.rawValue)",
                    "assets": "\(configuration.providers.assets.rawValue)",
                ])
        }
        if configuration.storage.isShared, configuration.listening.peerURL == nil {
            logger.notice(
                "servers on other machines can't reach this one's running tries",
                metadata: ["setting": "\(Setting.peerURL.rawValue)"])
        }
        if !configuration.fetchAllow.isEmpty {
            logger.notice(
                "the fetch guard lets private endpoints through",
                metadata: ["endpoints": "\(configuration.fetchAllow.sorted().joined(separator: ","))"])
        }
    }
}
