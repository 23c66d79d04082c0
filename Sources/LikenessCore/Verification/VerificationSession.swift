// SPDX-License-Identifier: Apache-2.0

/// One invitation to one person to prove that they are there.
package struct VerificationSession: Sendable, Equatable {
    package let id: SessionID
    package let account: AccountID
    package let project: ProjectName
    /// The task of step 1.
    package let task: TaskID
    /// The task of step 2, once it was asked for.
    package var queryTask: TaskID?
    package let callbackURL: String
    /// What the client shows to ask for the result: digest for look-up, sealed for display
    /// (row `sessions.byted_token:<id>`).
    package let bytedTokenDigest: TokenDigest
    package let bytedToken: Sealed
    /// The secret in the page's address, in the same two forms (row `sessions.link_token:<id>`).
    package let linkTokenDigest: TokenDigest
    package let linkToken: Sealed
    package var state: SessionState
    package var triesLeft: Int
    /// Why the last try failed.
    package var lastFailure: VerificationFailure?
    /// Digest of the cookie of the device that gave consent; only that device goes on.
    package var deviceDigest: TokenDigest?
    package var consent: ConsentRecord?
    package var group: GroupID?
    /// The provider that checks the person; nil: we do.
    package let upstream: UpstreamName?
    /// The check that is open there (row `sessions.check:<id>`).
    package var check: Sealed?
    /// Which server has the running try, as the others reach it: its frames are in that server's memory only.
    package var tryServer: String?
    package let createdAt: Timestamp
    package let expiresAt: Timestamp
    package var endedAt: Timestamp?
    /// Grows by one with every change; a writer names the one it read (compare-and-set).
    package var revision: Int

    package init(
        id: SessionID, account: AccountID, project: ProjectName, task: TaskID, queryTask: TaskID? = nil,
        callbackURL: String, bytedTokenDigest: TokenDigest, bytedToken: Sealed, linkTokenDigest: TokenDigest,
        linkToken: Sealed, state: SessionState = .created, triesLeft: Int, lastFailure: VerificationFailure? = nil,
        deviceDigest: TokenDigest? = nil, consent: ConsentRecord? = nil, group: GroupID? = nil,
        upstream: UpstreamName? = nil,
        check: Sealed? = nil, tryServer: String? = nil, createdAt: Timestamp, expiresAt: Timestamp,
        endedAt: Timestamp? = nil, revision: Int = 0
    ) {
        self.id = id
        self.account = account
        self.project = project
        self.task = task
        self.queryTask = queryTask
        self.callbackURL = callbackURL
        self.bytedTokenDigest = bytedTokenDigest
        self.bytedToken = bytedToken
        self.linkTokenDigest = linkTokenDigest
        self.linkToken = linkToken
        self.state = state
        self.triesLeft = triesLeft
        self.lastFailure = lastFailure
        self.deviceDigest = deviceDigest
        self.consent = consent
        self.group = group
        self.upstream = upstream
        self.check = check
        self.tryServer = tryServer
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.endedAt = endedAt
        self.revision = revision
    }
}
