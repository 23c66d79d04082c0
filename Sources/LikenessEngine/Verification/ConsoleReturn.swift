// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Where the person of a session that the console made comes out: a page of ours that thanks. Nobody is notified there.
package struct ConsoleReturn: Sendable {
    package static let path = "/console/back"
    package let url: String

    init(_ address: PublicAddress) {
        self.url = address.url + Self.path
    }
}

extension Verifications {
    /// As `start`, for the console.
    /// - Throws: `RuleViolation.provider`.
    package func startForConsole(project: ProjectName, by principal: Principal) async throws -> TaskView {
        try await make(callbackURL: ConsoleReturn(address).url, project: project, by: principal, claim: nil)
    }
}
