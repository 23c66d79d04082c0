// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Crypto
import LikenessCore
import NIOCore
import NIOHTTP1
import NIOPosix

/// Signed requests to one bucket, made again where that is safe and may help.
struct S3Client: Sendable {
    struct Answer {
        let status: Int
        let headers: HTTPHeaders
        let body: HTTPClientResponse.Body
    }

    private static let attempts = 4
    /// Until the answer begins; what follows is bounded by silence.
    private static let patience = TimeAmount.seconds(60)
    private static let largestText = 1 << 20

    let bucket: S3Bucket
    private let signer: S3Signer
    private let time: any TimeSource

    init(bucket: S3Bucket, credentials: S3Credentials, time: any TimeSource) {
        self.bucket = bucket
        self.signer = S3Signer(credentials: credentials, region: bucket.region)
        self.time = time
    }

    /// - Parameters:
    ///   - object: its name below the prefix; nil for the bucket.
    ///   - body: sent again with each attempt, so all that is sent must be safe to repeat.
    /// - Throws: `S3Failure` for every answer that is not 2xx; `CancellationError`.
    func send(
        _ method: String, _ object: String?, query: [String: String] = [:], headers: [String: String] = [:],
        body: [UInt8] = []
    ) async throws -> Answer {
        let request = S3Request(
            method: method, host: bucket.host, path: bucket.path(of: object), query: query, headers: headers)
        let hash = try await Self.hash(body)
        for attempt in 1... {
            do {
                return try await sendOnce(request, body, hash)
            } catch let failure as S3Failure where failure.mayPass && attempt < Self.attempts {
                try await time.sleep(for: .milliseconds(200 << attempt) * Double.random(in: 0.5...1))
            }
        }
        throw S3Failure.unreachable
    }

    /// The answer's text, for the few that are read.
    func text(of answer: Answer) async throws -> String {
        do {
            return String(buffer: try await answer.body.collect(upTo: Self.largestText))
        } catch {
            throw Self.failure(error)
        }
    }

    /// An address that anybody may fetch the object from, for a time.
    func presigned(_ object: String, query: [String: String], goodFor seconds: Int64) -> String {
        let request = S3Request(method: "GET", host: bucket.host, path: bucket.path(of: object), query: query)
        let signed = signer.signedQuery(for: request, goodFor: seconds, now: time.now)
        return "\(bucket.scheme)://\(bucket.host)\(request.encodedPath)?\(signed)"
    }

    private func sendOnce(_ request: S3Request, _ body: [UInt8], _ hash: String) async throws -> Answer {
        var outgoing = HTTPClientRequest(url: "\(bucket.scheme)://\(bucket.host)\(request.target)")
        outgoing.method = HTTPMethod(rawValue: request.method)
        let signed = signer.headers(for: request, payloadHash: hash, now: time.now)
        outgoing.headers.add(name: "host", value: bucket.host)
        for (name, value) in request.headers.merging(signed, uniquingKeysWith: { $1 }) {
            outgoing.headers.add(name: name, value: value)
        }
        if !body.isEmpty || request.method == "PUT" || request.method == "POST" {
            outgoing.body = .bytes(ByteBuffer(bytes: body))
        }
        let response: HTTPClientResponse
        do {
            response = try await HTTPClient.bucket.execute(outgoing, timeout: Self.patience)
        } catch {
            throw Self.failure(error)
        }
        let answer = Answer(status: Int(response.status.code), headers: response.headers, body: response.body)
        guard !(200..<300).contains(answer.status) else { return answer }
        let text = request.method == "HEAD" ? "" : try await self.text(of: answer)
        throw S3Failure.refused(status: answer.status, code: S3Text(text)["Code"])
    }

    private static func failure(_ error: any Error) -> any Error {
        Task.isCancelled || error is CancellationError ? CancellationError() : S3Failure.unreachable
    }

    /// Hashing takes long enough to hold up others on Swift's pool.
    private static func hash(_ body: [UInt8]) async throws -> String {
        guard body.count > 4096 else { return SHA256.hash(data: body).hex }
        return try await NIOThreadPool.singleton.runIfActive { SHA256.hash(data: body).hex }
    }
}

extension HTTPClient {
    /// Lives as long as the process.
    fileprivate static let bucket: HTTPClient = {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: .seconds(5), read: .seconds(30)))
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 64
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()
}
