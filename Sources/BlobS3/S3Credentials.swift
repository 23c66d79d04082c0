// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Who asks.
package struct S3Credentials: Sendable {
    package let accessKey: String
    package let secretKey: Secret
    /// Of temporary credentials.
    package let sessionToken: Secret?

    package init(accessKey: String, secretKey: Secret, sessionToken: Secret? = nil) {
        self.accessKey = accessKey
        self.secretKey = secretKey
        self.sessionToken = sessionToken
    }
}
