// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import Crypto
import HTTPTypes
import Hummingbird
import LikenessCore
import NIOCore
import NIOHTTP1

/// Hands what a person sends during a try to the server that has it: frames lie in one server's memory and nowhere
/// else, and whatever stands before the servers may send each request to another one.
struct TryForwarding: Sendable {
    private static let markName = "X-Likeness-Forwarded"
    private static let clientName = "X-Likeness-Client"
    private static let timeLimit = TimeAmount.seconds(20)
    private static let largestAnswer = 64 * 1024
    private static let passedOn: [HTTPField.Name] = [.cookie, .contentType, .userAgent]

    private let key: SymmetricKey

    /// - Parameter key: which the servers of an installation share.
    init(key: SymmetricKey) {
        self.key = key
    }

    /// Whether another server has sent it here. Nobody else can say so: who begins at a server that does not have the
    /// running try would not lose it.
    func isForwarded(_ request: Request, _ link: Secret) -> Bool {
        guard let name = HTTPField.Name(Self.markName), let mark = request.headers[name] else { return false }
        return ConstantTime.equal(Array(mark.utf8), Array(self.mark(link).utf8))
    }

    /// Whom the other server speaks for; to be believed only of a request that is forwarded.
    func client(of request: Request) -> String? {
        HTTPField.Name(Self.clientName).flatMap { request.headers[$0] }
    }

    /// - Parameter client: the person's address, if it is known.
    /// - Returns: nil when that server does not answer: it is gone, and the try with it.
    func send(_ request: Request, of link: Secret, for client: String?, to server: String) async -> Response? {
        var forwarded = HTTPClientRequest(url: server + request.uri.string)
        forwarded.method = .POST
        for field in request.headers where Self.isPassedOn(field.name) {
            forwarded.headers.add(name: field.name.rawName, value: field.value)
        }
        forwarded.headers.add(name: Self.markName, value: mark(link))
        if let client { forwarded.headers.add(name: Self.clientName, value: client) }
        forwarded.body = .stream(request.body, length: .unknown)
        do {
            let answer = try await HTTPClient.peers.execute(forwarded, timeout: Self.timeLimit)
            let content = try await answer.body.collect(upTo: Self.largestAnswer)
            var fields = HTTPFields()
            for (name, value) in answer.headers
            where ["content-type", "cache-control", "retry-after"].contains(name.lowercased()) {
                if let name = HTTPField.Name(name) { fields.append(HTTPField(name: name, value: value)) }
            }
            return Response(
                status: HTTPResponse.Status(code: Int(answer.status.code)), headers: fields,
                body: ResponseBody(byteBuffer: content))
        } catch {
            return nil
        }
    }

    private static func isPassedOn(_ name: HTTPField.Name) -> Bool {
        passedOn.contains(name) || name.rawName.lowercased() == HostedPages.nonceName.lowercased()
    }

    private func mark(_ link: Secret) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array(link.exposed.utf8), using: key)
        return Array(code).hex
    }
}
