// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// Uploads (contract/apimart.md 5.1; decisions.md, Submission and fetching): one part named `file`, streamed.
struct UploadController: Sendable {
    let uploads: Uploads
    let links: FileLinks

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.post, "/v1/uploads/images", needs: .scopes([.assets, .video])) {
                try await receive($0, $1, .contractImage)
            },
            Endpoint(.post, "/v1/uploads", needs: .scopes([.assets, .video])) { try await receive($0, $1, .any) },
        ]
    }

    private func receive(_ request: Request, _ context: AccountContext, _ kind: Uploads.Kind) async throws -> Response {
        let principal = context.principal
        let scope = try IdempotentPost.claim(request, by: principal, bodyHash: "")
        let part = try UploadedPart(request)
        let (file, isReplay) = try await uploads.receive(part, name: part.filename, kind: kind, by: principal) { hash in
            scope.map {
                IdempotencyClaim(
                    account: $0.account, method: $0.method, path: $0.path, key: $0.key, bodyHash: hash)
            }
        }
        return try JSONAnswer.response(
            UploadedFile(
                url: links.url(for: file).exposed, filename: file.name, contentType: file.contentType,
                bytes: file.blob.byteCount, createdAt: file.createdAt.seconds),
            headers: isReplay ? [.idempotencyReplayed: "true"] : [:])
    }
}
