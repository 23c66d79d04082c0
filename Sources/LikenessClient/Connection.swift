// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Sends calls, again where that helps and is safe.
struct Connection: Sendable {
    private static let largestAnswer = 16 * 1024 * 1024

    let baseURL: String
    let key: String
    let options: ClientOptions
    let client: HTTPClient

    /// - Returns: the body of an answer of the 200s.
    func send(_ call: Call) async throws(LikenessError) -> ByteBuffer {
        let request = request(for: call)
        var pause = options.firstPause
        var attempt = 1
        while true {
            let outcome = await outcome(of: request, call)
            if Task.isCancelled { throw .cancelled }
            switch outcome {
            case .answered(let body): return body
            case .failed(let error, let wait):
                guard let wait, attempt < options.attempts else { throw error }
                do {
                    try await Task.sleep(for: min(max(wait, pause * Double.random(in: 0.5...1)), options.longestPause))
                } catch {
                    throw .cancelled
                }
                attempt += 1
                pause = min(pause * 2, options.longestPause)
            }
        }
    }

    private enum Outcome {
        case answered(ByteBuffer)
        /// - Parameter wait: nil where another attempt can't help.
        case failed(LikenessError, retryAfter: Duration?)
    }

    private func outcome(of request: HTTPClientRequest, _ call: Call) async -> Outcome {
        do {
            let response = try await client.execute(request, timeout: TimeAmount(timeout(of: call)))
            let body = try await response.body.collect(upTo: Self.largestAnswer)
            if (200..<300).contains(response.status.code) { return .answered(body) }
            let refusal = Refusals.read(body, status: Int(response.status.code))
            return .failed(refusal, retryAfter: Self.wait(for: refusal, response.headers))
        } catch {
            return .failed(.unreachable, retryAfter: call.isRepeatable ? .zero : nil)
        }
    }

    private func timeout(of call: Call) -> Duration {
        if case .file = call.body { return options.uploadTimeout }
        return options.timeout + call.wait
    }

    /// Busy or between two servers: worth another attempt. Everything else would be refused again.
    private static func wait(for error: LikenessError, _ headers: HTTPHeaders) -> Duration? {
        let asked =
            headers.first(name: "Retry-After").flatMap { Int64($0) }.map { Duration.seconds(max(0, $0)) } ?? .zero
        switch error {
        case .refused(let refusal) where refusal.code == "idempotency_in_progress": return asked
        case .refused(let refusal) where [408, 429, 502, 503, 504].contains(refusal.status): return asked
        case .unintelligibleAnswer(let status) where [408, 429, 502, 503, 504].contains(status): return asked
        default: return nil
        }
    }

    private func request(for call: Call) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: baseURL + call.target(language: options.language))
        request.method = call.method
        request.headers = [
            "Authorization": "Bearer \(key)", "Accept": "application/json", "User-Agent": "LikenessClient/1",
        ]
        if call.method == .POST {
            request.headers.add(name: "Idempotency-Key", value: call.idempotencyKey ?? Self.randomName())
        }
        switch call.body {
        case .none: break
        case .json(let data):
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(Array(data))
        case .file(let file):
            request.headers.add(name: "Content-Type", value: "multipart/form-data; boundary=\(file.boundary)")
            request.body = .stream(file, length: .known(file.byteCount))
        }
        return request
    }

    /// 128 random bits as text.
    static func randomName() -> String {
        let bits = UInt128.random(in: .min ... .max)
        return String(bits, radix: 36)
    }
}
