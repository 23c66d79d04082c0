// SPDX-License-Identifier: Apache-2.0

package enum VideoResolution: String, Sendable, Codable, CaseIterable {
    case p480 = "480p"
    case p720 = "720p"
    case p1080 = "1080p"
    case p2160 = "4k"
}
