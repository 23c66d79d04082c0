// SPDX-License-Identifier: Apache-2.0

/// The rules of Likeness, one value an area, and the services that advance the work.
package struct Engine: Sendable {
    package let accounts: Accounts
    package let verifications: Verifications
    package let hostedVerification: HostedVerification
    package let reviews: Reviews
    package let library: Library
    package let videos: Videos
    package let tasks: Tasks
    package let uploads: Uploads
    package let files: Files
    package let fileLinks: FileLinks
    package let idempotency: Idempotency
}
