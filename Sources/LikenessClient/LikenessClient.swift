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
/// A whole job, from a person's consent to reviewed photos:
///
/// ```swift
/// let likeness = LikenessClient(baseURL: "http://127.0.0.1:8080", key: "sk-…")
/// let verification = try await likeness.startVerification(callbackURL: "https://app.example/verified")
/// print("Open on a phone: \(verification.link)")
/// let group = try await likeness.verifiedGroup(for: verification)
/// let photo = try await likeness.upload(fileAt: "me.jpg")
/// let review = try await likeness.submitPersonAssets([NewAsset(url: photo.url)], to: group)
/// for asset in try await likeness.reviewed(review) { print(asset.assetURL, asset.reason ?? "active") }
/// ```
///
/// Calls that the server could not take are repeated, each POST under one `Idempotency-Key`, so nothing is made twice.
/// A client is a value without state: copy it, keep it for good, call it from any number of tasks at once.
public struct LikenessClient: Sendable {
    let connection: Connection

    /// Sends nothing yet: a wrong address or key shows in the first call.
    /// - Parameters:
    ///   - baseURL: of the server, without `/v1`; slashes at its end do no harm.
    ///   - key: an API key, `sk-…`. It goes to `baseURL` only.
    ///   - options: language, patience and attempts.
    ///   - httpClient: carries the calls; it stays the caller's to shut down. It should follow no redirects, which
    ///     could take the key to a stranger.
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
