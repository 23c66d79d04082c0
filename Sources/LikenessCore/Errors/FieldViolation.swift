// SPDX-License-Identifier: Apache-2.0

/// One field of a request that breaks a rule. Thrown by readers and rules alike; the words are made at the edge.
package struct FieldViolation: Error, Sendable, Equatable {
    /// Where, as the client wrote it: `assets[3].url`; empty for the body as a whole.
    package let path: String
    package let problem: FieldProblem

    package init(_ path: String, _ problem: FieldProblem) {
        self.path = path
        self.problem = problem
    }
}

/// What is wrong with a field, with all that a message needs to say what is allowed.
package enum FieldProblem: Sendable, Equatable {
    case missing
    /// `expected` in JSON's words: `string`, `integer`, `array of objects`.
    case wrongType(expected: String)
    case empty
    case tooLong(maximum: Int)
    case tooMany(maximum: Int)
    /// `allowed` reads as text: `4-15` or `4-30, or -1`.
    case outOfRange(allowed: String)
    case notOneOf([String])
    /// May not stand together with the other field.
    case exclusive(with: String)
    /// Needs another field, or one of several.
    case needs([String])
    case malformed(expected: String)
    case refusedURL(URLRefusal)
    /// A `data:` URI or bare base64: upload first.
    case inlineData
    /// Names nothing that this account has in this project.
    case unknownReference
    case assetNotActive
    case wrongAssetType(expected: AssetType)
    case outsideLicence(Licence.Breach)
    /// Shows a person who has withdrawn their consent.
    case consentWithdrawn
    /// Shows a person whom the provider in use has not verified itself.
    case personNotVerified
    /// Allows what the person has not agreed to.
    case widerThanAgreed
    /// Words that the operator doesn't allow.
    case contentRefused
}
