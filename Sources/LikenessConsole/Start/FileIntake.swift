// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// Takes a file that the page's script sends, as the whole body, one request a file.
struct FileIntake: Sendable {
    /// Of one review (contract/apimart.md 2.1).
    static let most = 20
    let desk: Desk

    /// - Returns: the file's address for the review, or what is wrong with the file, in words.
    func take(_ visit: Visit) async throws -> Response {
        let texts = desk.renderer.words(visit.language)
        let journey = try await Journey.find(visit.parameters.get("id") ?? "", desk.oversight, for: visit)
        let name = visit.query("name") ?? ""
        do {
            let file = try await desk.engine.uploads.receive(
                BodyChunks(base: visit.request.body), name: name, kind: .any,
                by: visit.principal(for: journey.account), claim: { _ in nil }
            ).file
            return .json(
                JSONText.object([
                    ("url", .text(desk.engine.fileLinks.url(for: file).exposed)), ("name", .text(file.name)),
                ]).text, status: .created)
        } catch RuleViolation.unsupportedFormat {
            return refusal(texts["problem_fileFormat"], .unsupportedMediaType)
        } catch RuleViolation.tooLarge(let limit) {
            let megabytes = String(limit / 1_000_000)
            return refusal(texts.filled("problem_fileSize", ["limit": megabytes]), .contentTooLarge)
        }
    }

    private func refusal(_ text: String, _ status: HTTPResponse.Status) -> Response {
        .json(JSONText.object([("text", .text(text))]).text, status: status)
    }
}

/// A request's body as the uploads want it.
struct BodyChunks: AsyncSequence, Sendable {
    let base: RequestBody

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: RequestBody.AsyncIterator

        mutating func next() async throws -> ByteBufferView? {
            try await base.next()?.readableBytesView
        }
    }

    func makeAsyncIterator() -> AsyncIterator { AsyncIterator(base: base.makeAsyncIterator()) }
}
