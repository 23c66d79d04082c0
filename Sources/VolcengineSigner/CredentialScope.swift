// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

/// For what a signature holds: one day, one region, one service.
struct CredentialScope: Equatable {
    private static let ending = "request"
    let day: String
    let region: String
    let service: String

    var text: String { "\(day)/\(region)/\(service)/\(Self.ending)" }

    init(day: String, region: String, service: String) {
        self.day = day
        self.region = region
        self.service = service
    }

    /// Reads `yyyyMMdd/region/service/request`.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "/" as Character, omittingEmptySubsequences: false).map { String($0) }
        guard parts.count == 4, parts[3] == Self.ending else { return nil }
        self.init(day: parts[0], region: parts[1], service: parts[2])
    }

    /// The key of this scope. The secret goes in as it is, without a prefix.
    func key(of secretKey: Secret) -> SymmetricKey {
        [day, region, service, Self.ending].reduce(SymmetricKey(data: Array(secretKey.exposed.utf8))) { key, part in
            SymmetricKey(data: HMAC<SHA256>.authenticationCode(for: Array(part.utf8), using: key))
        }
    }
}
