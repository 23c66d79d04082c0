// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Where the person's browser goes at a session's end: `callback_url` with the vendor's query appended to whatever
/// query it has (contract/ark.md 1.7; the codes are those of decisions.md).
struct ReturnAddress {
    let text: String

    init(session: VerificationSession, bytedToken: Secret) {
        let code = Self.resultCode(of: session)
        let query = [
            "bytedToken=\(bytedToken.exposed)", "resultCode=\(code)", "algorithmBaseRespCode=0",
            "reqMeasureInfoValue=\(code == 10000 ? 1 : 0)", "verify_type=real_time",
        ].joined(separator: "&")
        let parts = session.callbackURL.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let address = parts[0]
        let joint = !address.contains("?") ? "?" : address.hasSuffix("?") || address.hasSuffix("&") ? "" : "&"
        self.text = address + joint + query + (parts.count > 1 ? "#\(parts[1])" : "")
    }

    static func resultCode(of session: VerificationSession) -> Int {
        if session.state == .verified { return 10000 }
        if session.lastFailure == .cancelledByPerson { return -1006 }
        return session.triesLeft == 0 ? -1101 : -1003
    }
}
