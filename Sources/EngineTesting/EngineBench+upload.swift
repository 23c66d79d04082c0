// SPDX-License-Identifier: Apache-2.0

package import LikenessCore
package import LikenessEngine

extension EngineBench {
    @discardableResult
    package func upload(
        _ engine: Engine, _ bytes: [UInt8], name: String = "photo.jpg", kind: Uploads.Kind = .any,
        claim: IdempotencyClaim? = nil
    ) async throws -> StoredFile {
        try await engine.uploads.receive(
            Chunks([bytes]), name: name, kind: kind, by: principal, claim: { _ in claim }
        ).file
    }
}
