// SPDX-License-Identifier: Apache-2.0

/// The unknowns, one check each.
package enum ProbeCheck: String, Sendable, CaseIterable {
    case pendingForm = "pending-form"
    case clockSkew = "clock-skew"
    case pageLogin = "page-login"
    case linkLife = "link-life"
    case listedGroups = "listed-groups"
    case projectMismatch = "project-mismatch"
    case moderation
    case megabyte
    case defaultDuration = "default-duration"
    case passedReturn = "passed-return"
    case failedReturn = "failed-return"
    case cancelledReturn = "cancelled-return"
    case callbackQuery = "callback-query"
    case tokenReads = "token-reads"
    case tokenAfterExpiry = "token-after-expiry"
    case faceCodes = "face-codes"
    case personGroupDeletion = "person-group-deletion"

    /// What it settles.
    package var question: String {
        switch self {
        case .pendingForm: "what a check that nobody has finished looks like"
        case .clockSkew: "how far a clock may be off"
        case .pageLogin: "whether the person's page asks for a login, and can be loaded twice"
        case .linkLife: "whether a link dies before its half hour"
        case .listedGroups: "whether groups of persons are listed, and what they are called"
        case .projectMismatch: "the code for an asset in another project than its group"
        case .moderation: "whether Moderation is taken"
        case .megabyte: "whether a megabyte is 10^6 or 2^20 bytes"
        case .defaultDuration: "how long a video is that says nothing of it"
        case .passedReturn: "how the browser comes back from a check that was passed"
        case .failedReturn: "result code, token and way back of a check that failed"
        case .cancelledReturn: "result code, token and way back of a check that was cancelled"
        case .callbackQuery: "how the way back is joined to a callback with a query and a fragment"
        case .tokenReads: "whether a token can be read again after its first success"
        case .tokenAfterExpiry: "whether a token can be read after half an hour"
        case .faceCodes: "the codes for pictures without a face and with several"
        case .personGroupDeletion: "whether a group made by a check can be deleted at once"
        }
    }
}
