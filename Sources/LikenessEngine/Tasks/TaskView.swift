// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// A task as its owner may see it.
package struct TaskView: Sendable {
    package let task: DurableTask
    /// What step 1 gives its client; only on tasks of kind `.verification`.
    package let invitation: Invitation?

    package init(task: DurableTask, invitation: Invitation? = nil) {
        self.task = task
        self.invitation = invitation
    }
}

/// The two secrets of a session: shown to the account that made it and to nobody else.
package struct Invitation: Sendable, Equatable {
    package let bytedToken: Secret
    /// The whole address of the hosted page.
    package let link: Secret
    package let callbackURL: String

    package init(bytedToken: Secret, link: Secret, callbackURL: String) {
        self.bytedToken = bytedToken
        self.link = link
        self.callbackURL = callbackURL
    }
}
