// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird

/// How errors of a path look.
enum ErrorForm: Equatable {
    /// `{"error":{…}}` (contract/apimart.md 0.4).
    case contract
    /// `{"ResponseMetadata":{…,"Error":{…}}}`, on the management routes (decisions.md, Errors and languages).
    case vendor(action: String)
    /// A bad key is an answer, 200 with `success:false` (contract/apimart.md 5.2).
    case balance

    init(method: HTTPRequest.Method, path: String) {
        let parts = path.split(separator: "/")
        if Self.isBalance(parts) {
            self = .balance
        } else if let action = Self.vendorAction(method, parts) {
            self = .vendor(action: action)
        } else {
            self = .contract
        }
    }

    private static func isBalance(_ parts: [Substring]) -> Bool {
        let bare = parts.first == "v1" ? parts.dropFirst() : parts[...]
        return bare == ["balance"] || bare == ["user", "balance"]
    }

    /// The vendor's name for what a management route does (contract/ark.md 1.4).
    static func vendorAction(_ method: HTTPRequest.Method, _ parts: [Substring]) -> String? {
        guard parts.count == 4 || parts.count == 5, parts[0] == "v1", parts[1] == "seedance2",
            parts[2] == "private-avatar" || parts[2] == "real-avatar"
        else { return nil }
        let verb =
            switch method {
            case .post: "Create"
            case .patch: "Update"
            case .delete: "Delete"
            default: parts.count == 5 ? "Get" : "List"
            }
        let ending = verb == "List" ? "s" : ""
        switch parts[3] {
        case "assets": return "\(verb)Asset\(ending)"
        case "groups": return "\(verb)AssetGroup\(ending)"
        default: return nil
        }
    }
}
