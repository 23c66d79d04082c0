// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

extension LikenessClient {
    /// Uploads an image, a video or a sound. The file is read as it is sent, never whole in memory.
    ///
    /// Limits (decisions.md, Submission and fetching): 30 MB for images, 200 MB for videos, 15 MB for sounds. APIMart's
    /// own upload takes images only, under another address (contract/apimart.md 5.1).
    /// - Parameters:
    ///   - path: of the file; its name goes along, the folders before it do not.
    ///   - progress: hears now and then how many of the file's bytes were sent; from the beginning when a lost
    ///     connection makes it start again.
    /// - Returns: its address for 72 hours, for `NewAsset.url` and the references of a video.
    /// - Throws: ``LikenessError/unreadableFile(path:)`` if there is no such file; ``LikenessError/refused(_:)`` with
    ///   413 for one that is too large, 400 or 415 for one whose bytes are of no known format.
    public func upload(
        fileAt path: String, progress: @escaping @Sendable (_ sent: Int64, _ total: Int64) -> Void = { _, _ in }
    ) async throws(LikenessError) -> UploadedFile {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        guard let file = try? await OpenFile.opening(path) else { throw .unreadableFile(path: path) }
        let body = MultipartFile(
            file: file, name: name, contentType: Self.contentType(of: name), boundary: Connection.randomName(),
            progress: { progress($0, file.byteCount) })
        return try await answer(.post("v1", "uploads", file: body))
    }

    /// After the name's ending. The server looks at the bytes themselves.
    private static func contentType(of name: String) -> String {
        let ending = name.split(separator: ".").last?.lowercased() ?? ""
        return contentTypes[ending] ?? "application/octet-stream"
    }

    private static let contentTypes = [
        "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp", "gif": "image/gif",
        "bmp": "image/bmp", "tif": "image/tiff", "tiff": "image/tiff", "heic": "image/heic", "heif": "image/heif",
        "mp4": "video/mp4", "mov": "video/quicktime", "wav": "audio/wav", "mp3": "audio/mpeg",
    ]
}
