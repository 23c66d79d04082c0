// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOHTTP1

extension HTTPClientResponse {
    /// Where the answer sends us; nil when it is none that does.
    var redirectTarget: String? {
        guard [301, 302, 303, 307, 308].contains(status.code) else { return nil }
        return headers.first(name: "Location")
    }
}
