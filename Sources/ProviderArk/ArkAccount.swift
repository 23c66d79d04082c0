// SPDX-License-Identifier: Apache-2.0

package import VolcengineSigner

/// The operator's account at the vendor.
package struct ArkAccount: Sendable {
    package let credentials: VolcengineSigner.Credentials
    package let region: ArkRegion
    /// Scheme and host, without a slash at the end.
    package let controlURL: String

    /// - Parameter controlURL: nil for the region's own.
    package init(credentials: VolcengineSigner.Credentials, region: ArkRegion, controlURL: String? = nil) {
        self.credentials = credentials
        self.region = region
        self.controlURL = controlURL ?? region.controlURL
    }
}
