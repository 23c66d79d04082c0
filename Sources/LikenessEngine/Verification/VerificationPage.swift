// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What the hosted page shows of a session.
package struct VerificationPage: Sendable, Equatable {
    package let session: SessionID
    package let state: SessionState
    package let accountName: String
    package let project: ProjectName
    package let expiresAt: Timestamp
    package let triesLeft: Int
    package let lastFailure: VerificationFailure?
    /// Whether another device is bound to the session: only that one goes on, and goes back.
    package let isElsewhere: Bool
    /// Whether a provider checks the person, on its own page.
    package let isRemote: Bool
    /// Where the browser goes when the session is over, with the vendor's query appended; nil before, and elsewhere.
    package let continueURL: String?
    /// The address of the person's own page, for the device that has passed the check; nil for everybody else.
    package let ownPage: Secret?
    /// Whether another device waits for its number to be typed here.
    package let isMoveAsked: Bool

    package init(
        session: SessionID, state: SessionState, accountName: String, project: ProjectName, expiresAt: Timestamp,
        triesLeft: Int, lastFailure: VerificationFailure?, isElsewhere: Bool = false, isRemote: Bool = false,
        continueURL: String?, ownPage: Secret? = nil, isMoveAsked: Bool = false
    ) {
        self.session = session
        self.state = state
        self.accountName = accountName
        self.project = project
        self.expiresAt = expiresAt
        self.triesLeft = triesLeft
        self.lastFailure = lastFailure
        self.isElsewhere = isElsewhere
        self.isRemote = isRemote
        self.continueURL = continueURL
        self.ownPage = ownPage
        self.isMoveAsked = isMoveAsked
    }
}
