// SPDX-License-Identifier: Apache-2.0

/// Step 1 of `POST /v1/seedance2/real-avatar`: make a link for a person (contract/apimart.md 1.1).
public struct VerificationRequest: Sendable, Equatable, Codable {
    /// Gets a signed POST at the session's end, and the person's browser.
    public var callbackURL: String
    public var projectName: String?

    public init(callbackURL: String, projectName: String? = nil) {
        self.callbackURL = callbackURL
        self.projectName = projectName
    }

    enum CodingKeys: String, CodingKey {
        case callbackURL = "callback_url"
        case projectName = "project_name"
    }
}

/// Step 2: ask for the outcome (1.3).
public struct VerificationQuery: Sendable, Equatable, Codable {
    public var bytedToken: String
    public var projectName: String?

    public init(bytedToken: String, projectName: String? = nil) {
        self.bytedToken = bytedToken
        self.projectName = projectName
    }

    enum CodingKeys: String, CodingKey {
        case bytedToken = "byted_token"
        case projectName = "project_name"
    }
}
