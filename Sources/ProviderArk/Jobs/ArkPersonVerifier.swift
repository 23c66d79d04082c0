// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Persons checked by the vendor.
package struct ArkPersonVerifier: PersonVerifier {
    private let control: ArkControl
    package let upstream: UpstreamName
    package let collector = ConsentRecord.Collector.ark
    /// The vendor gives links no life of their own; its tokens live so long (contract/ark.md 1.8).
    package let linkLifetime = Duration.seconds(1800)

    package init(control: ArkControl) {
        self.control = control
        self.upstream = control.region.upstream
    }

    package func open(callbackURL: Secret, project: ProjectName, now: Timestamp) async throws(ProviderError)
        -> RemoteCheck
    {
        try await causing { () throws(ArkFault) in
            let session = try await control.createSession(callbackURL: callbackURL.exposed, project: project)
            return RemoteCheck(token: session.token, link: session.link, openedAt: now)
        }
    }

    package func verdict(of token: Secret, project: ProjectName) async throws(ProviderError) -> RemoteVerdict {
        try await causing { () throws(ArkFault) in
            guard let found = try await control.verifiedGroup(token: token, project: project) else { return .pending }
            return .verified(group: found.group, requestID: found.requestID)
        }
    }
}
