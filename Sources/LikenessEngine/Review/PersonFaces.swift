// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Opens the sealed faces of person groups.
struct PersonFaces: Sendable {
    let store: any LikenessStore
    let sealer: Sealer

    /// The face of a person group; nil for a virtual one, or one that was verified elsewhere.
    func face(of group: AssetGroup) throws -> FaceTemplate? {
        guard let sealed = group.template else { return nil }
        guard let face = FaceTemplate(data: try sealer.open(sealed, for: "groups.template:\(group.id)")) else {
            throw Sealer.Failure.cannotOpen
        }
        return face
    }

    /// The faces of everybody whom the account has verified.
    func all(of account: AccountID) async throws -> [FaceTemplate] {
        try await store.personGroups(of: account).compactMap { try face(of: $0) }
    }
}
