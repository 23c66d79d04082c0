// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessCore
import MediaTools

extension AssetRejection {
    /// What a file is rejected for when the tools give up on it.
    /// - Throws: `ProviderError` when it is not the file's fault.
    init(_ error: MediaError) throws(ProviderError) {
        switch error {
        case .undetectable: self = .formatUndetectable
        case .tooManyPixels: self = .pixelCountTooLarge
        case .damaged, .timedOut: self = .transcodingFailed
        case .toolMissing, .jailFailed, .diskFull, .interrupted, .unsigned: throw ProviderError(error)
        }
    }
}

extension ProviderError {
    /// A missing tool or a full disk can be mended while the task waits.
    private static let mending = Duration.seconds(30)

    init(_ error: MediaError) {
        switch error {
        case .toolMissing, .jailFailed, .diskFull, .timedOut, .interrupted, .unsigned:
            self = .retry(after: Self.mending)
        case .undetectable, .tooManyPixels, .damaged: self = .final(code: "UnreadableMedia")
        }
    }

    init(_ error: FaceAnalysisError) {
        switch error {
        case .modelMissing, .modelDamaged: self = .retry(after: Self.mending)
        case .overloaded: self = .retry(after: .seconds(1))
        case .analysisFailed: self = .final(code: "UnreadableMedia")
        }
    }
}
