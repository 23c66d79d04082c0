// SPDX-License-Identifier: Apache-2.0

/// What the control plane can do, and how often a second (contract/ark.md 1.4).
enum ControlAction: String, CaseIterable {
    static let version = "2024-01-01"

    case createSession = "CreateVisualValidateSession"
    case getResult = "GetVisualValidateResult"
    case createGroup = "CreateAssetGroup"
    case getGroup = "GetAssetGroup"
    case listGroups = "ListAssetGroups"
    case updateGroup = "UpdateAssetGroup"
    case deleteGroup = "DeleteAssetGroup"
    case createAsset = "CreateAsset"
    case getAsset = "GetAsset"
    case listAssets = "ListAssets"
    case updateAsset = "UpdateAsset"
    case deleteAsset = "DeleteAsset"

    /// Calls a second of one account; nil: by the minute, as the account has paid.
    var callsPerSecond: Int? {
        switch self {
        case .createSession, .getResult: 3
        case .createAsset: nil
        case .getAsset: 100
        case .deleteGroup: 5
        case .createGroup, .getGroup, .listGroups, .updateGroup, .listAssets, .updateAsset, .deleteAsset: 10
        }
    }
}
