// SPDX-License-Identifier: Apache-2.0

/// The form of every success of the core routes: `{"code":200,"data":…}` (contract/apimart.md 0.2).
///
/// Uploads, balances and models answer without it, and the management routes with ``VendorAnswer``.
public struct Envelope<Payload> {
    /// The HTTP status once more.
    public let code: Int
    /// What was asked for: ``TaskAnswer`` for most routes, a list for `POST /v1/videos/generations`.
    public let data: Payload

    /// The code is 200 unless given: clients compare with it (contract/apimart.md 0.2).
    public init(code: Int = 200, data: Payload) {
        self.code = code
        self.data = data
    }
}

extension Envelope: Sendable where Payload: Sendable {}
extension Envelope: Equatable where Payload: Equatable {}
extension Envelope: Encodable where Payload: Encodable {}
extension Envelope: Decodable where Payload: Decodable {}
