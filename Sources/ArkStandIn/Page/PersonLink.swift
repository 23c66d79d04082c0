// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The link for the person, in the vendor's two styles (contract/ark.md 1.7).
struct PersonLink {
    let text: String

    init(_ session: VendorSession, address: String, style: StandInSettings.LinkStyle) {
        switch style {
        case .current:
            self.text =
                "\(address)/mobile/livenees-face-manage/authorization?pl=\(session.page)&uid=\(UUID().uuidString)"
        case .old:
            self.text =
                "\(address)/old?accessKeyId=AKTPexample&secretAccessKey=\(RandomBytes.make(20).hex)"
                + "&sessionToken=\(RandomBytes.make(40).hex)&configId=\(UUID().uuidString)&bytedToken=\(session.token)"
                + "&pl=\(session.page)"
        }
    }
}
