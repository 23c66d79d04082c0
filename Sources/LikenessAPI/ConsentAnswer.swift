// SPDX-License-Identifier: Apache-2.0

/// A person's consent, as `GET /v1/consents` lists it. Times are Unix seconds.
///
/// Of Likeness only: the contract has no consents.
public struct ConsentAnswer: Sendable, Equatable, Codable {
    /// How a consent stands.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// The face may be used within the licence.
        case given
        /// It has ended: nothing is made of the face, and everything goes at `eraseAt`.
        case withdrawn
        /// Nothing is left but the receipt and the proof.
        case erased
    }

    /// Who, or what, ended it.
    public enum Ender: String, Sendable, Codable, CaseIterable {
        /// The person, on their own page.
        case person
        /// Your account: by this interface, the console, or by deleting the group.
        case account
        /// Whoever runs the server.
        case `operator`
        /// The face was not used for as long as the server keeps unused ones.
        case retention
    }

    /// The group that the verification made.
    public var groupID: String
    /// Its project.
    public var projectName: String
    /// How it stands.
    public var status: Status
    /// When the person agreed and passed the check.
    public var givenAt: Int64
    /// What the person agreed to.
    public var agreed: ConsentLicence
    /// What is allowed now, never more than `agreed`; in the answer for one consent, while its group is there.
    public var licence: ConsentLicence?
    /// Videos made and being made; in the answer for one consent.
    public var videos: Int?
    /// When it ended.
    public var endedAt: Int64?
    /// Who ended it.
    public var endedBy: Ender?
    /// When everything of the person is deleted.
    public var eraseAt: Int64?
    /// When it was.
    public var erasedAt: Int64?
    /// A JSON Web Signature that says who agreed to what; ``ConsentReceipt`` is what it holds.
    public var receipt: String
    /// A JSON Web Signature that says what was deleted; ``ErasureProof`` is what it holds.
    public var erasureProof: String?

    /// A consent of one's own, for a server or a test.
    public init(
        groupID: String, projectName: String, status: Status, givenAt: Int64, agreed: ConsentLicence, receipt: String
    ) {
        self.groupID = groupID
        self.projectName = projectName
        self.status = status
        self.givenAt = givenAt
        self.agreed = agreed
        self.receipt = receipt
    }

    enum CodingKeys: String, CodingKey {
        case status, agreed, licence, videos, receipt
        case groupID = "group_id"
        case projectName = "project_name"
        case givenAt = "given_at"
        case endedAt = "ended_at"
        case endedBy = "ended_by"
        case eraseAt = "erase_at"
        case erasedAt = "erased_at"
        case erasureProof = "erasure_proof"
    }
}

/// A page of consents.
public struct ConsentPage: Sendable, Equatable, Codable {
    /// Newest first.
    public var data: [ConsentAnswer]
    /// To be given as `cursor` for what follows; nil at the end.
    public var nextCursor: String?

    /// A page of one's own, for a server or a test.
    public init(data: [ConsentAnswer], nextCursor: String?) {
        self.data = data
        self.nextCursor = nextCursor
    }

    enum CodingKeys: String, CodingKey {
        case code, data
        case nextCursor = "next_cursor"
    }

    /// Reads the data and the cursor; the code is that of every answer.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.data = try container.decode([ConsentAnswer].self, forKey: .data)
        self.nextCursor = try container.decodeIfPresent(String.self, forKey: .nextCursor)
    }

    /// Writes `next_cursor` as null at the end.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(200, forKey: .code)
        try container.encode(data, forKey: .data)
        try container.encode(nextCursor, forKey: .nextCursor)
    }
}
