// SPDX-License-Identifier: Apache-2.0

/// Which provider holds something of ours, and in which of its clouds: `ark:cn-beijing`, `apimart:api.apimart.ai`. What
/// is registered at one means nothing to another.
package struct UpstreamName: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}
