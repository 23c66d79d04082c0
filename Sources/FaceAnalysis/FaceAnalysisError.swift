// SPDX-License-Identifier: Apache-2.0

package enum FaceAnalysisError: Error, Equatable, Sendable {
    case modelMissing(path: String)
    case modelDamaged(path: String)
    /// The C++ side threw; the picture or the model is at fault.
    case analysisFailed
    /// Too many callers wait already; the same picture may come again later.
    case overloaded
}
