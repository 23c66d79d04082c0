// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore
import LikenessEngine

extension TaskResult {
    /// Step 1 (contract/apimart.md 1.1).
    init(_ invitation: Invitation, task: TaskID) {
        self.init()
        bytedToken = invitation.bytedToken.exposed
        h5Link = invitation.link.exposed
        rawResponse = VendorAnswer(
            metadata: VendorMetadata(requestID: task.rawValue, action: "CreateVisualValidateSession"),
            result: VendorSession(
                bytedToken: invitation.bytedToken.exposed, callbackURL: invitation.callbackURL,
                h5Link: invitation.link.exposed))
    }

    /// Step 2, passed: both spellings, for clients read either (contract/apimart.md 1.3).
    init(verified group: GroupID, task: TaskID) {
        self.init()
        groupID = group.rawValue
        vendorGroupID = group.rawValue
        status = "passed"
        rawResponse = VendorAnswer(
            metadata: VendorMetadata(requestID: task.rawValue, action: "GetVisualValidateResult"),
            result: VendorSession(groupID: group.rawValue))
    }
}
