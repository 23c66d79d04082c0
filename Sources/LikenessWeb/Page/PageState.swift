// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import QRCodes

/// What the script needs to know of a session.
struct PageState: Encodable {
    let state: String
    let triesLeft: Int
    /// Why the last try, or the session, failed.
    let reason: String?
    /// Whole seconds until the session expires.
    let secondsLeft: Int64
    /// Whether it goes on at another device.
    let elsewhere: Bool
    /// Whether another device waits for its number to be typed here.
    let asked: Bool
    /// Where to go when it is over.
    let next: String?
    /// The address of the person's own page, and its QR code.
    let own: String?
    let ownBox: String?
    let ownPath: String?

    init(_ page: VerificationPage, now: Timestamp) {
        self.state = page.state.rawValue
        self.triesLeft = page.triesLeft
        self.reason = page.lastFailure?.rawValue
        self.secondsLeft = max(0, (page.expiresAt - now).components.seconds)
        self.elsewhere = page.isElsewhere
        self.asked = page.isMoveAsked
        // Only what a browser may be sent to; the address was checked when the session was made.
        self.next = page.continueURL
        let code = page.ownPage.flatMap { QRCode($0.exposed) }
        self.own = page.ownPage?.exposed
        self.ownBox = code?.viewBox
        self.ownPath = code?.path
    }
}
