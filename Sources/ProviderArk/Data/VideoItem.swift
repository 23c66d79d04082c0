// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A video as GET, lists and callbacks show it (contract/ark.md 4.3). All but id and status may be missing.
struct VideoItem: Decodable {
    struct Content: Decodable {
        let videoURL: String?
        let lastFrameURL: String?

        enum CodingKeys: String, CodingKey {
            case videoURL = "video_url"
            case lastFrameURL = "last_frame_url"
        }
    }

    struct Fault: Decodable {
        let code: String?
        let message: String?
    }

    let id: String
    let status: String
    let error: Fault?
    /// What one of the vendor's own libraries reads in place of `error`.
    let failureReason: Fault?
    let content: Content?
    let seed: Int64?

    enum CodingKeys: String, CodingKey {
        case id, status, error, content, seed
        case failureReason = "failure_reason"
    }

    var state: UpstreamVideoState {
        switch status {
        case "succeeded":
            // Finished without an address: not all of it is written yet.
            guard let url = content?.videoURL, !url.isEmpty else { return .running(progress: nil) }
            let lastFrame = content?.lastFrameURL.flatMap { $0.isEmpty ? nil : Secret($0) }
            return .finished(UpstreamVideo(videoURL: Secret(url), lastFrameURL: lastFrame, seed: seed))
        case "failed": return failure
        case "expired": return .failed(.deadlineExceeded)
        case "cancelled": return .failed(.cancelled)
        default: return .running(progress: nil)
        }
    }

    private var failure: UpstreamVideoState {
        let fault = error ?? failureReason
        let code = fault?.code ?? "InternalServiceError"
        if MissingAsset.isNamed(code: code, message: fault?.message ?? "") { return .assetsMissing }
        return .failed(ArkFault.final(code: code, message: "").taskFailure)
    }
}

/// The vendor's way to say that it doesn't have an asset, or not for this key's project (contract/ark.md 4.6).
enum MissingAsset {
    static func isNamed(code: String, message: String) -> Bool {
        code.hasPrefix("InvalidParameter") && message.contains("specified asset") && message.contains("not found")
    }
}
