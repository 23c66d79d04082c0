// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// How the stand-in behaves. What the sources tell differently of the vendor, or don't tell, is a switch.
package struct StandInSettings: Sendable {
    /// One of the vendor's accounts, with one pair of keys and one project's API key.
    package struct Account: Sendable {
        package let accessKey: String
        package let secretKey: Secret
        package let apiKey: Secret
        /// To which the API key belongs.
        package let project: String
        /// Of CreateAsset, by what the account has paid for.
        package var assetsPerMinute = 300

        package init(accessKey: String, secretKey: Secret, apiKey: Secret, project: String = "default") {
            self.accessKey = accessKey
            self.secretKey = secretKey
            self.apiKey = apiKey
            self.project = project
        }
    }

    /// What GetVisualValidateResult says while the person has not finished. All were seen (contract/ark.md 1.4).
    package enum Pending: String, Sendable, CaseIterable {
        case notFound = "not-found"
        case notFoundWithin200 = "not-found-200"
        case emptyNotFound = "empty-404"
        case emptyResult = "empty-result"
        case emptyGroup = "empty-group"
    }

    /// How the page appends its query to the CallbackURL.
    package enum Redirect: String, Sendable, CaseIterable {
        /// With `&` when there is a query already.
        case merged
        /// Always with `?`.
        case naive
        case withoutTokenOnFailure = "without-token-on-failure"
        case never
    }

    package enum LinkStyle: String, Sendable, CaseIterable {
        case current
        /// With temporary credentials in the query, as until May 2026.
        case old
    }

    package var accounts: [Account]
    package var region = "cn-beijing"
    package var sessionLife = Duration.seconds(1800)
    package var pending = Pending.notFound
    package var redirect = Redirect.merged
    package var linkStyle = LinkStyle.current
    /// How long an asset is Processing unless its name or URL says `slow-<seconds>`.
    package var assetDelay = Duration.seconds(4)
    /// How long a video runs unless its prompt says `slow-<seconds>`.
    package var videoDelay = Duration.seconds(10)
    /// The files that a finished video's addresses lead to, by name: `video.mp4`, `last-frame.png`.
    package var results: [String: [UInt8]] = [:]
    /// Whether CreateAsset fetches the file before it answers.
    package var fetchesAssets = false
    /// How often GetAsset doesn't find an asset that was just made.
    package var invisibleReads = 1
    /// How far a caller's clock may be off.
    package var clockTolerance = Duration.seconds(900)
    /// Whether the page sends whoever opens it to a login first.
    package var asksForLogin = false
    /// How long a link is good; nil: as long as its session.
    package var linkLife: Duration?
    /// How often a token tells the group; nil: as often as it is asked.
    package var tokenReads: Int?
    /// Whether a token still tells the group after its session's end.
    package var keepsTokens = false
    /// Whether groups of persons are listed, have a name, and can be deleted.
    package var listsPersonGroups = true
    package var personGroupName = ""
    package var deletesPersonGroups = true
    /// Whether CreateAsset takes `Moderation`.
    package var takesModeration = true
    /// How many assets an account may have.
    package var assetCapacity = Int.max
    /// What the limits of size are counted in.
    package var megabyte = 1_000_000
    /// How long a video is whose order doesn't say.
    package var defaultSeconds = 5
    /// A throttled call is answered with HTTP 200 and an error in it.
    package var throttlesWithin200 = false
    /// Go's way to write JSON: `&` as `\u0026`.
    package var escapesAmpersands = true

    package init(accounts: [Account]) {
        self.accounts = accounts
    }
}
