// SPDX-License-Identifier: Apache-2.0

/// The models of the 2.x family on both clouds (contract/ark.md 4.5).
struct VendorModel {
    let resolutions: [String]
    let seconds: ClosedRange<Int>
    let mostImages: Int
    let mostClips: Int

    private static let standard = VendorModel(
        resolutions: ["480p", "720p", "1080p", "4k"], seconds: 4...15, mostImages: 9, mostClips: 3)
    private static let small = VendorModel(
        resolutions: ["480p", "720p"], seconds: 4...15, mostImages: 9, mostClips: 3)
    private static let next = VendorModel(
        resolutions: ["480p", "720p", "1080p"], seconds: 4...30, mostImages: 30, mostClips: 10)

    private static let all: [String: VendorModel] = [
        "seedance-2-0-260128": standard, "seedance-2-0-fast-260128": small, "seedance-2-0-mini-260615": small,
        "seedance-2-5-260628": next,
    ]

    /// Each cloud has its own prefix.
    static func named(_ name: String, region: String) -> VendorModel? {
        let prefix = region == "cn-beijing" ? "doubao-" : "dreamina-"
        guard name.hasPrefix(prefix) else { return nil }
        return all[String(name.dropFirst(prefix.count))]
    }
}
