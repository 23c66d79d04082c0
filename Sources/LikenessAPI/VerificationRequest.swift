// SPDX-License-Identifier: Apache-2.0

/// Step 1 of `POST /v1/seedance2/real-avatar`: make a link for a person (contract/apimart.md 1.1).
public struct VerificationRequest: Sendable, Equatable, Codable {
    /// Gets a signed POST at the session's end, and the person's browser.
    public var callbackURL: String
    /// Where the person's group will be, 1 to 64 characters, case-sensitive; nil: `default`.
    public var projectName: String?

    /// The callback is a public http(s) address on any port, required even if nothing listens there.
    public init(callbackURL: String, projectName: String? = nil) {
        self.callbackURL = callbackURL
        self.projectName = projectName
    }

    enum CodingKeys: String, CodingKey {
        case callbackURL = "callback_url"
        case projectName = "project_name"
    }
}

/// Step 2: ask for the outcome (contract/apimart.md 1.3).
///
/// Likeness answers it as often as it is asked, with the same task (decisions.md, Steps and ids); elsewhere a query
/// after the end may use the token up (contract/apimart.md 1.2).
public struct VerificationQuery: Sendable, Equatable, Codable {
    /// ``TaskResult/bytedToken`` of step 1. One that is not known: 400, `byted_token`.
    public var bytedToken: String
    /// That of step 1; with another one the token counts as unknown.
    public var projectName: String?

    /// Without a project it asks for `default`, as step 1 does.
    public init(bytedToken: String, projectName: String? = nil) {
        self.bytedToken = bytedToken
        self.projectName = projectName
    }

    enum CodingKeys: String, CodingKey {
        case bytedToken = "byted_token"
        case projectName = "project_name"
    }
}
