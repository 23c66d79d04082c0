// SPDX-License-Identifier: Apache-2.0

public import AsyncHTTPClient
import NIOCore
import NIOFoundationCompat

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A client of a Likeness server, or of any server with the same interface.
///
/// A whole job, from a person's consent to a video:
///
///     let likeness = LikenessClient(baseURL: "http://127.0.0.1:8080", key: "sk-…")
///     let verification = try await likeness.startVerification(callbackURL: "https://app.example/verified")
///     // …the person opens verification.link…
///     let group = try await likeness.verifiedGroup(for: verification)
///     let photo = try await likeness.upload(fileAt: "me.jpg")
///     let review = try await likeness.submitPersonAssets([NewAsset(url: photo.url)], to: group)
///     let assets = try await likeness.reviewed(review)
///
/// Calls that the server could not take are repeated, each POST under one `Idempotency-Key`, so nothing is made twice.
public struct LikenessClient: Sendable {
    let connection: Connection

    /// - Parameters:
    ///   - baseURL: of the server, without `/v1`.
    ///   - key: an API key, `sk-…`.
    ///   - httpClient: carries the calls; it stays the caller's to shut down.
    public init(
        baseURL: String, key: String, options: ClientOptions = ClientOptions(), httpClient: HTTPClient = .likeness
    ) {
        var base = baseURL
        while base.hasSuffix("/") { base.removeLast() }
        self.connection = Connection(baseURL: base, key: key, options: options, client: httpClient)
    }

    var options: ClientOptions { connection.options }

    /// Sends `call` and reads the answer.
    func answer<Answer: Decodable>(_ call: Call, as type: Answer.Type = Answer.self) async throws(LikenessError)
        -> Answer
    {
        let body = try await connection.send(call)
        guard let answer = try? JSONDecoder().decode(type, from: body) else { throw .unintelligibleAnswer(status: 200) }
        return answer
    }
}
