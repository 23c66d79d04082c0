// SPDX-License-Identifier: Apache-2.0

/// Where the person's browser goes when the check is over (contract/ark.md 1.7). Nothing in it is signed.
struct ReturnRedirect {
    /// Nil: the browser stays.
    let location: String?

    init(_ session: VendorSession, _ ending: CheckEnding, mode: StandInSettings.Redirect) {
        guard mode != .never else {
            self.location = nil
            return
        }
        let isFailure = ending != .passed
        var query = [
            "resultCode=\(ending.resultCode)", "algorithmBaseRespCode=0",
            "reqMeasureInfoValue=\(isFailure ? 0 : 1)", "verify_type=real_time",
        ]
        if !isFailure || mode != .withoutTokenOnFailure { query.insert("bytedToken=\(session.token)", at: 0) }
        let joint = mode == .naive || !session.callbackURL.contains("?") ? "?" : "&"
        self.location = session.callbackURL + joint + query.joined(separator: "&")
    }
}
