// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The rows of the files that a video task made.
struct MadeFiles {
    let task: DurableTask
    let now: Timestamp
    let expiresAt: Timestamp

    /// - Parameter path: where the generator had it; its ending tells the format.
    func file(_ blob: Blob, _ purpose: StoredFile.Purpose, path: String) -> StoredFile {
        let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
        let format = FileFormat(named: ending == "jpg" ? "jpeg" : ending) ?? (purpose == .video ? .mp4 : .png)
        let suffix =
            switch purpose {
            case .thumbnail: "-thumbnail"
            case .lastFrame: "-last-frame"
            case .upload, .video: ""
            }
        return StoredFile(
            id: .make(at: now), account: task.account, purpose: purpose, blob: blob,
            name: "\(task.id)\(suffix).\(format.ending)", contentType: format.contentType, createdAt: now,
            expiresAt: expiresAt)
    }
}
