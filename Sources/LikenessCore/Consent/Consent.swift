// SPDX-License-Identifier: Apache-2.0

/// A person's consent to the use of their face, from the verification on. It outlives the group that it made: after
/// the erasure it says what was agreed to, how it ended, and that nothing is left.
package struct Consent: Sendable, Equatable {
    /// Who, or what, ended it.
    package enum Ender: String, Sendable, Codable, CaseIterable {
        case person, account
        case administrator = "operator"
        /// The face was not used for as long as the retention profile allows.
        case retention
    }

    package enum State: String, Sendable, Codable, CaseIterable {
        case given, withdrawn, erased
    }

    package struct Ending: Sendable, Equatable {
        package let at: Timestamp
        package let by: Ender
        /// When everything is to go.
        package let eraseAt: Timestamp

        package init(at: Timestamp, by: Ender, eraseAt: Timestamp) {
            self.at = at
            self.by = by
            self.eraseAt = eraseAt
        }
    }

    package struct Erasure: Sendable, Equatable {
        package let at: Timestamp
        /// A signed statement of what was deleted (JWS, compact).
        package let proof: String

        package init(at: Timestamp, proof: String) {
            self.at = at
            self.proof = proof
        }
    }

    package let group: GroupID
    package let account: AccountID
    package let project: ProjectName
    /// The verification's: what notifications about the consent refer to.
    package let task: TaskID
    /// The secret in the address of the person's own page, in two forms (row `consents.link:<group>`).
    package let linkDigest: TokenDigest
    package let link: Sealed
    package let record: ConsentRecord
    /// What the person agreed to; the group's licence is never wider.
    package let agreed: Licence
    /// A signed statement of the consent (JWS, compact).
    package let receipt: String
    package let givenAt: Timestamp
    package let ending: Ending?
    package let erasure: Erasure?

    package init(
        group: GroupID, account: AccountID, project: ProjectName, task: TaskID, linkDigest: TokenDigest,
        link: Sealed, record: ConsentRecord, agreed: Licence, receipt: String, givenAt: Timestamp,
        ending: Ending? = nil, erasure: Erasure? = nil
    ) {
        self.group = group
        self.account = account
        self.project = project
        self.task = task
        self.linkDigest = linkDigest
        self.link = link
        self.record = record
        self.agreed = agreed
        self.receipt = receipt
        self.givenAt = givenAt
        self.ending = ending
        self.erasure = erasure
    }

    package var state: State {
        if erasure != nil { return .erased }
        return ending == nil ? .given : .withdrawn
    }

    /// What its link is sealed for.
    package static func linkRow(_ group: GroupID) -> String { "consents.link:\(group)" }
}
