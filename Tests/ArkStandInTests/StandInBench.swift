// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import LikenessCore
import LikenessTesting
import NIOCore
import Testing
import VolcengineSigner

/// A stand-in, and a client that signs.
struct StandInBench: Sendable {
    static let key = "AKTEST"
    static let account = StandInSettings.Account(
        accessKey: key, secretKey: Secret("secret-of-the-test"), apiKey: Secret("ark-key"))
    static let host = "ark.cn-beijing.volcengineapi.com"

    let standIn: ArkStandIn
    let time: ManualTime
    let client: any TestClientProtocol

    static func with(
        _ configure: (inout StandInSettings) -> Void = { _ in },
        _ body: @escaping @Sendable (StandInBench) async throws -> Void
    ) async throws {
        var settings = StandInSettings(accounts: [account])
        settings.invisibleReads = 0
        configure(&settings)
        let time = ManualTime()
        let standIn = ArkStandIn(settings: settings, time: time)
        try await Application(router: standIn.router()).test(.router) { client in
            try await body(StandInBench(standIn: standIn, time: time, client: client))
        }
    }

    /// A signed call.
    func call(
        _ action: String, _ body: String, version: String = "2024-01-01",
        credentials: VolcengineSigner.Credentials? = nil,
        region: String = "cn-beijing", change: @Sendable (inout HTTPFields) -> Void = { _ in }
    ) async throws -> VendorAnswer {
        let query: [SignableRequest.Field] = [.init("Action", action), .init("Version", version)]
        let request = SignableRequest(
            query: query, headers: [.init("Content-Type", "application/json"), .init("Host", Self.host)],
            body: Data(body.utf8))
        let own = VolcengineSigner.Credentials(accessKey: Self.key, secretKey: Self.account.secretKey)
        let signer = VolcengineSigner(credentials: credentials ?? own, region: region)
        var headers: HTTPFields = [.contentType: "application/json"]
        for field in signer.headers(for: request, at: time.now) {
            headers[try #require(HTTPField.Name(field.name))] = field.value
        }
        change(&headers)
        return try await client.execute(
            uri: "/?\(request.canonicalQuery)", method: .post, headers: headers.withHost(Self.host),
            body: ByteBuffer(bytes: request.body)
        ) { VendorAnswer($0) }
    }

    /// A browser's look at a page of the stand-in.
    func browse(_ path: String, method: HTTPRequest.Method = .get) async throws -> VendorAnswer {
        try await client.execute(uri: path, method: method) { VendorAnswer($0) }
    }

    /// A session's token and the secret part of its link.
    func session(callback: String = "https://gateway.example/cb/secret") async throws -> (token: String, page: String) {
        let result = try await call("CreateVisualValidateSession", #"{"CallbackURL":"\#(callback)"}"#).result
        let link = try #require(result["H5Link"] as? String)
        let page = try #require(link.split(separator: "pl=").last?.split(separator: "&").first)
        return (try #require(result["BytedToken"] as? String), String(page))
    }

    /// The group of a person who has passed.
    func verified() async throws -> String {
        let (token, page) = try await session()
        _ = try await browse("/stand-in/check?pl=\(page)&outcome=pass", method: .post)
        let result = try await call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#).result
        return try #require(result["GroupId"] as? String)
    }
}

extension HTTPFields {
    /// The router's test client has no authority of its own.
    fileprivate func withHost(_ host: String) -> HTTPFields {
        var fields = self
        if let name = HTTPField.Name("Host") { fields[name] = host }
        return fields
    }
}

/// What came back.
struct VendorAnswer: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    init(_ response: TestResponse) {
        self.status = Int(response.status.code)
        self.headers = response.headers
        self.text = String(buffer: response.body)
    }

    /// The data plane's answers have no envelope.
    var fields: [String: Any] { object }
    var dataCode: String? { (object["error"] as? [String: Any])?["code"] as? String }

    private var object: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:]
    }

    var metadata: [String: Any] { object["ResponseMetadata"] as? [String: Any] ?? [:] }
    var result: [String: Any] { object["Result"] as? [String: Any] ?? [:] }
    var error: [String: Any] { metadata["Error"] as? [String: Any] ?? [:] }
    var code: String? { error["Code"] as? String }
}
