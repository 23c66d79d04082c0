// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

/// How a person's check ends.
enum CheckEnding: Equatable {
    case passed
    case failed(resultCode: Int)

    var resultCode: Int {
        switch self {
        case .passed: 10_000
        case .failed(let code): code
        }
    }
}

extension VendorState {
    func createSession(_ request: ControlRequest, owner: Owner) throws -> VendorSession {
        let now = time.now
        let session = VendorSession(
            token: VendorIDs.request(at: now), page: RandomBytes.make(16).hex, owner: owner,
            callbackURL: try request.required(\.callbackURL, "CallbackURL"),
            expiresAt: now + settings.sessionLife,
            linkExpiresAt: now + (settings.linkLife ?? settings.sessionLife))
        sessions[session.token] = session
        return session
    }

    /// The group of a person who passed; nil in the forms of "not yet" that are no error.
    func result(_ request: ControlRequest, owner: Owner) throws -> ControlAnswers.Verified {
        let token = try request.required(\.bytedToken, "BytedToken")
        let now = time.now
        let session = sessions[token].flatMap { session in
            let isAlive = now < session.expiresAt || settings.keepsTokens
            return session.owner == owner && isAlive && session.reads < settings.tokenReads ?? .max ? session : nil
        }
        if case .passed(let group)? = session?.outcome {
            sessions[token]?.reads += 1
            return .init(groupID: group)
        }
        switch settings.pending {
        case .notFound: throw VendorError.tokenNotFound(token, status: .notFound)
        case .notFoundWithin200: throw VendorError.tokenNotFound(token, status: .ok)
        case .emptyNotFound: throw VendorError.empty
        case .emptyResult: return .init(groupID: nil)
        case .emptyGroup: return .init(groupID: "")
        }
    }

    /// The session behind a link that is still good; a link is dead after one use and after a failed check.
    func session(page: String) -> VendorSession? {
        sessions.values.first { $0.page == page && $0.outcome == .open && time.now < $0.linkExpiresAt }
    }

    /// Ends the check behind a link.
    /// - Returns: nil when the link is dead.
    func end(page: String, _ ending: CheckEnding) -> VendorSession? {
        guard var session = session(page: page) else { return nil }
        switch ending {
        case .passed:
            let group = makeGroup(
                .person, owner: session.owner, name: settings.personGroupName, description: "")
            session.outcome = .passed(group: group.id)
        case .failed: session.outcome = .failed
        }
        sessions[session.token] = session
        return session
    }
}
