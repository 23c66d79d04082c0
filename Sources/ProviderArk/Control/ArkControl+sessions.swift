// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// A check of a person that the vendor has opened.
package struct ArkSession: Sendable {
    /// Whoever holds it may claim the group.
    package let token: Secret
    /// Good once; older ones carry credentials.
    package let link: Secret
}

extension ArkControl {
    private struct CreateSession: Encodable {
        let callbackURL: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case callbackURL = "CallbackURL"
            case projectName = "ProjectName"
        }
    }

    private struct CreatedSession: Decodable {
        let bytedToken: String
        let h5Link: String

        enum CodingKeys: String, CodingKey {
            case bytedToken = "BytedToken"
            case h5Link = "H5Link"
        }
    }

    private struct GetResult: Encodable {
        let bytedToken: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case bytedToken = "BytedToken"
            case projectName = "ProjectName"
        }
    }

    private struct Verified: Decodable {
        let groupID: String?

        enum CodingKeys: String, CodingKey {
            case groupID = "GroupId"
        }
    }

    /// Opens a check. A second one costs nothing and leaves nothing behind, so it is repeated like a read.
    package func createSession(callbackURL: String, project: ProjectName) async throws(ArkFault) -> ArkSession {
        let call = ControlCall(
            "CreateVisualValidateSession", CreateSession(callbackURL: callbackURL, projectName: project.rawValue))
        let made = try await send(call, pace: .sessions, as: CreatedSession.self)
        return ArkSession(token: Secret(made.result.bytedToken), link: Secret(made.result.h5Link))
    }

    /// The group of a person who has passed, and the vendor's id of the answer that said so; nil while nothing is known. "Not yet", "failed" and "expired" can't be told
    /// apart, and come in five forms.
    package func verifiedGroup(token: Secret, project: ProjectName) async throws(ArkFault)
        -> (group: String, requestID: String?)?
    {
        let call = ControlCall(
            "GetVisualValidateResult", GetResult(bytedToken: token.exposed, projectName: project.rawValue))
        do {
            let answer = try await send(call, pace: .results, as: Verified.self)
            guard let group = answer.result.groupID, !group.isEmpty else { return nil }
            return (group, answer.requestID)
        } catch .final(CallFailure.unknownToken, _) {
            return nil
        } catch .final(ArkFault.notEntitled, _) {
            return nil
        }
    }
}
