// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore
import NIOFoundationCompat
import NIOHTTP1
import VolcengineSigner

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Sends one signed request to the control plane and reads the answer.
struct ControlTransport: Sendable {
    private static let version = "2024-01-01"
    private let account: ArkAccount
    private let connection: ArkConnection
    private let time: any TimeSource
    private let signer: VolcengineSigner

    init(account: ArkAccount, connection: ArkConnection, time: any TimeSource) {
        self.account = account
        self.connection = connection
        self.time = time
        self.signer = VolcengineSigner(credentials: account.credentials, region: account.region.rawValue)
    }

    /// Signed anew each time it is called.
    func send<Body, Result: Decodable>(
        _ call: ControlCall<Body>, as type: Result.Type
    ) async throws(ArkFault) -> ControlAnswer<Result> {
        guard let request = try? request(call) else { throw .final(code: "InvalidRequest", message: "") }
        let answer = try await connection.exchange(request, call.call)
        let envelope = try? JSONDecoder().decode(ControlEnvelope<Result>.self, from: Data(buffer: answer.body))
        let requestID = envelope?.requestID ?? answer.requestID
        do {
            return ControlAnswer(result: try Self.read(envelope, answer), requestID: requestID)
        } catch {
            connection.log(error, call.call, requestID: requestID)
            throw error
        }
    }

    private static func read<Result: Decodable>(
        _ envelope: ControlEnvelope<Result>?, _ answer: ArkConnection.Answer
    ) throws(ArkFault) -> Result {
        let (status, failure) = (answer.status, answer.failure)
        guard let envelope else { throw failure.fault(status: status, isEmpty: answer.body.readableBytes == 0) }
        if let fault = envelope.fault {
            throw failure.fault(code: fault.code, message: fault.message, status: status)
        }
        guard (200..<300).contains(status) else { throw failure.fault(status: status, isEmpty: false) }
        guard let result = envelope.result else { throw failure.undecided(ArkFault.unintelligible) }
        return result
    }

    private func request<Body>(_ call: ControlCall<Body>) throws -> HTTPClientRequest {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let signable = SignableRequest(
            query: [.init("Action", call.call.action), .init("Version", Self.version)],
            headers: [.init("Content-Type", "application/json"), .init("Host", host)],
            body: try encoder.encode(call.body))
        var request = HTTPClientRequest(url: "\(account.controlURL)/?\(signable.canonicalQuery)")
        request.method = .POST
        for field in signable.headers + signer.headers(for: signable, at: time.now) {
            request.headers.add(name: field.name, value: field.value)
        }
        request.body = .bytes(signable.body)
        return request
    }

    /// What is signed as `Host` must be what is sent: without a default port.
    private var host: String {
        let parts = account.controlURL.split(separator: "/", omittingEmptySubsequences: true)
        let host = parts.count > 1 ? String(parts[1]) : account.controlURL
        let ending = account.controlURL.hasPrefix("https:") ? ":443" : ":80"
        return host.hasSuffix(ending) ? String(host.dropLast(ending.count)) : host
    }
}
