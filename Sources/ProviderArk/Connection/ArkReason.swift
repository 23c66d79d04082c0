// SPDX-License-Identifier: Apache-2.0

/// What an operator can mend, told by the vendor's codes (contract/ark.md 1.5, 1.6 and 4.6).
package enum ArkReason: String, Sendable, CaseIterable {
    case unknownAccessKey, wrongSecretKey, wrongClock, wrongRegion, notEntitled, noPermission, wrongAPIKey, overdue
    case modelNotOpen, limitReached, poolFull, unreachable, unintelligible

    /// Nil for a code that isn't about the account, but about what was asked for.
    package init?(code: String) {
        switch code {
        case "InvalidAccessKey", "MissingAuthenticationToken": self = .unknownAccessKey
        case "SignatureDoesNotMatch", "MissingSignature": self = .wrongSecretKey
        case "InvalidTimestamp": self = .wrongClock
        case "ServiceNotFound", "InvalidActionOrVersion": self = .wrongRegion
        case ArkFault.notEntitled, "SubscriptionRequired": self = .notEntitled
        case "AccessDenied", "LackPolicy": self = .noPermission
        case "AuthenticationError": self = .wrongAPIKey
        case "AccountOverdueError", "InvalidAccountStatus": self = .overdue
        case "ModelNotOpen", "InvalidEndpoint.ClosedEndpoint": self = .modelNotOpen
        case "SetLimitExceeded": self = .limitReached
        case ArkFault.unreachable: self = .unreachable
        case ArkFault.unintelligible: self = .unintelligible
        default:
            if CallFailure.isCapacity(code) {
                self = .poolFull
            } else if code.hasPrefix("InvalidEndpointOrModel.") {
                self = .modelNotOpen
            } else if code.hasPrefix("OperationDenied") {
                self = .noPermission
            } else {
                return nil
            }
        }
    }

    /// One line: what is wrong, and where it is mended.
    package var advice: String {
        switch self {
        case .unknownAccessKey: "the vendor doesn't know LIKENESS_ARK_ACCESS_KEY"
        case .wrongSecretKey: "LIKENESS_ARK_SECRET_KEY (or _SESSION_TOKEN) doesn't belong to LIKENESS_ARK_ACCESS_KEY"
        case .wrongClock: "this machine's clock is off by more than the vendor allows; set it (NTP)"
        case .wrongRegion: "LIKENESS_ARK_REGION or LIKENESS_ARK_CONTROL_URL is not the account's"
        case .notEntitled:
            "the account has no right to real-person assets (Advanced Creation Rights), or LIKENESS_ARK_CONTROL_URL "
                + "or LIKENESS_ARK_DATA_URL is wrong"
        case .noPermission: "the access key lacks the permission: ArkFullAccess on the project, or ark:*Asset*"
        case .wrongAPIKey: "the vendor doesn't know LIKENESS_ARK_API_KEY, or it is another region's"
        case .overdue: "the vendor's account is overdue or closed"
        case .modelNotOpen: "the model is not open for the account; open it in the vendor's console"
        case .limitReached: "the limit that was set for the account in the vendor's console is reached"
        case .poolFull: "the account's pool of assets or groups is full: delete some, or take a higher tier"
        case .unreachable: "the vendor can't be reached; look at the network, LIKENESS_ARK_CONTROL_URL and _DATA_URL"
        case .unintelligible: "what answered doesn't speak as the vendor does; look at the URLs and at proxies between"
        }
    }
}
