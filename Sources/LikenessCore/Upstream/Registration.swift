// SPDX-License-Identifier: Apache-2.0

/// One of our groups or assets at one provider: wanted there, being made, there, or to be taken away. Our ids never
/// change; which id the provider gave stands here.
package struct Registration: Sendable, Equatable {
    package enum Object: Sendable, Hashable {
        case group(GroupID)
        case asset(AssetID)

        package var id: String {
            switch self {
            case .group(let id): id.rawValue
            case .asset(let id): id.rawValue
            }
        }
    }

    package enum State: String, Sendable, CaseIterable {
        /// To be made; `intentAt` tells whether a create may be under way.
        case wanted
        /// Made, and looked at by the provider.
        case processing
        case active
        /// The provider refused it.
        case failed
        /// Deleted here, to be deleted there.
        case removing

        package var isSettled: Bool { self == .active || self == .failed }
    }

    /// The file that an asset is registered with.
    package struct Content: Sendable, Equatable, Codable {
        package let blob: Blob
        package let facts: MediaFacts

        package init(blob: Blob, facts: MediaFacts) {
            self.blob = blob
            self.facts = facts
        }
    }

    package let upstream: UpstreamName
    package let object: Object
    /// Of a group: itself.
    package let group: GroupID
    package let kind: AssetGroup.Kind
    package let account: AccountID
    package let project: ProjectName
    /// Nil for a group.
    package let content: Content?
    package var state: State
    /// The provider's id, or what it gave in its place until there is one.
    package var upstreamID: String?
    /// Why it failed.
    package var rejection: AssetRejection?
    /// When a create was about to be sent whose answer was not recorded.
    package var intentAt: Timestamp?
    /// When the provider made it.
    package var madeAt: Timestamp?
    /// How often it was sent, or asked for in its present state.
    package var attempts: Int
    package let createdAt: Timestamp

    package init(
        upstream: UpstreamName, object: Object, group: GroupID, kind: AssetGroup.Kind, account: AccountID,
        project: ProjectName, content: Content?, state: State = .wanted, upstreamID: String? = nil,
        rejection: AssetRejection? = nil, intentAt: Timestamp? = nil, madeAt: Timestamp? = nil, attempts: Int = 0,
        createdAt: Timestamp
    ) {
        self.upstream = upstream
        self.object = object
        self.group = group
        self.kind = kind
        self.account = account
        self.project = project
        self.content = content
        self.state = state
        self.upstreamID = upstreamID
        self.rejection = rejection
        self.intentAt = intentAt
        self.madeAt = madeAt
        self.attempts = attempts
        self.createdAt = createdAt
    }
}

/// A registration and the right to advance it.
package struct ClaimedRegistration: Sendable, Equatable {
    package let registration: Registration
    /// Grows with every claim, so that a worker that slept through its lease can't write.
    package let fencingToken: Int64

    package init(registration: Registration, fencingToken: Int64) {
        self.registration = registration
        self.fencingToken = fencingToken
    }
}
