// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import ProviderHTTP
import VolcengineSigner

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Calls of a probe: what really comes back, before anything is made of it.
struct RawControl: Sendable {
    struct Answer: Sendable {
        let status: Int
        let isEmpty: Bool
        /// Without a token that may stand in it.
        let code: String?
        /// The text fields of `Result`.
        let texts: [String: String]
        let hasResult: Bool
        let items: [[String: String]]
    }

    private static let throttled = "AccountFlowLimitExceeded"
    let account: ArkAccount
    private let time: any TimeSource
    private let http = BoundedExchange()

    init(account: ArkAccount, time: any TimeSource) {
        self.account = account
        self.time = time
    }

    private enum Field: Encodable {
        case text(String)
        case number(Int)
        case fields([String: String])

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            switch self {
            case .text(let text): try container.encode(text)
            case .number(let number): try container.encode(number)
            case .fields(let fields): try container.encode(fields)
            }
        }
    }

    /// - Parameters:
    ///   - fields: texts, and objects of texts.
    ///   - now: what the request says the time is.
    func call(
        _ action: String, _ texts: [String: String], objects: [String: [String: String]] = [:],
        numbers: [String: Int] = [:], at now: Timestamp
    ) async throws -> Answer {
        var fields = texts.mapValues(Field.text)
        for (name, object) in objects { fields[name] = .fields(object) }
        for (name, number) in numbers { fields[name] = .number(number) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let host = account.controlURL.split(separator: "/").dropFirst().first.map { String($0) } ?? ""
        let signable = SignableRequest(
            query: [.init("Action", action), .init("Version", "2024-01-01")],
            headers: [.init("Content-Type", "application/json"), .init("Host", host)],
            body: try encoder.encode(fields))
        let signer = VolcengineSigner(credentials: account.credentials, region: account.region.rawValue)
        var request = HTTPClientRequest(url: "\(account.controlURL)/?\(signable.canonicalQuery)")
        request.method = .POST
        for field in signable.headers + signer.headers(for: signable, at: now) {
            request.headers.add(name: field.name, value: field.value)
        }
        request.body = .bytes(signable.body)
        let answer = Self.read(try await http.send(request, timeLimit: .seconds(60)))
        guard answer.code == Self.throttled else { return answer }
        // Some calls may be made three times a second; a second later the same is true.
        try await time.sleep(for: .seconds(2))
        return Self.read(try await http.send(request, timeLimit: .seconds(60)))
    }

    /// How a page answers a visit without cookies.
    func visit(_ link: Secret) async throws -> (status: Int, location: String?) {
        let answer = try await http.send(HTTPClientRequest(url: link.exposed), timeLimit: .seconds(30))
        return (answer.status, answer.headers.first(name: "Location"))
    }

    private static func read(_ answer: BoundedExchange.Answer) -> Answer {
        let decoded = try? JSONDecoder().decode(LooseEnvelope.self, from: Data(buffer: answer.body))
        let fault = decoded?.metadata?.error
        let code = fault.map { fault in
            CallFailure(isRepeatable: true, retryAfter: nil)
                .fault(code: fault.code, message: fault.message ?? "", status: 400).code
        }
        return Answer(
            status: answer.status, isEmpty: answer.body.readableBytes == 0, code: code,
            texts: decoded?.result?.texts ?? [:], hasResult: decoded?.result != nil,
            items: decoded?.result?.items ?? [])
    }
}

private struct LooseEnvelope: Decodable {
    struct Metadata: Decodable {
        struct Fault: Decodable {
            let code: String
            let message: String?

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case message = "Message"
            }
        }

        let error: Fault?

        enum CodingKeys: String, CodingKey {
            case error = "Error"
        }
    }

    /// Whatever fields there are, as far as they are texts.
    struct Loose: Decodable {
        let texts: [String: String]
        let items: [[String: String]]

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: AnyName.self)
            var texts: [String: String] = [:]
            var items: [[String: String]] = []
            for key in container.allKeys {
                if let text = try? container.decode(String.self, forKey: key) { texts[key.stringValue] = text }
                if let list = try? container.decode([Loose].self, forKey: key) { items = list.map(\.texts) }
                if key.stringValue == "Error", let fault = try? container.decode(Loose.self, forKey: key) {
                    texts["Error.Code"] = fault.texts["Code"]
                }
            }
            self.texts = texts
            self.items = items
        }
    }

    struct AnyName: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    let metadata: Metadata?
    let result: Loose?

    enum CodingKeys: String, CodingKey {
        case metadata = "ResponseMetadata"
        case result = "Result"
    }
}
