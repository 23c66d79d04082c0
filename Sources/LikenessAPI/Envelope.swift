// SPDX-License-Identifier: Apache-2.0

/// The form of every success of the core routes: `{"code":200,"data":…}` (contract/apimart.md 0.2).
public struct Envelope<Payload> {
    /// The HTTP status once more.
    public let code: Int
    public let data: Payload

    public init(code: Int = 200, data: Payload) {
        self.code = code
        self.data = data
    }
}

extension Envelope: Sendable where Payload: Sendable {}
extension Envelope: Equatable where Payload: Equatable {}
extension Envelope: Encodable where Payload: Encodable {}
extension Envelope: Decodable where Payload: Decodable {}
