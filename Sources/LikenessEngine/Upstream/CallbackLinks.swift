// SPDX-License-Identifier: Apache-2.0

package import Crypto
package import LikenessCore

/// Where providers send what they have to tell: `PUBLIC_URL/cb/<session or task>/<secret>`. The secret is an HMAC-SHA256
/// of the id, so none has to be kept. What comes there only wakes the work: the provider is asked for the truth.
package struct CallbackLinks: Sendable {
    package enum Target: Sendable, Equatable {
        case session(SessionID)
        case task(TaskID)
    }

    private let address: PublicAddress
    private let key: SymmetricKey

    /// - Parameter key: the master key's for callbacks.
    package init(address: PublicAddress, key: SymmetricKey) {
        self.address = address
        self.key = key
    }

    package func url(for session: SessionID) -> Secret { url(session.rawValue) }
    package func url(for task: TaskID) -> Secret { url(task.rawValue) }

    /// - Returns: nil unless the secret is the id's.
    package func target(id: String, secret: Secret) -> Target? {
        guard ConstantTime.equal(Array(secret.exposed.utf8), Array(mac(id).utf8)) else { return nil }
        return id.hasPrefix("vs_") ? .session(SessionID(rawValue: id)) : .task(TaskID(rawValue: id))
    }

    private func url(_ id: String) -> Secret { Secret("\(address.url)/cb/\(id)/\(mac(id))") }

    private func mac(_ id: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Array("callback\n\(id)".utf8), using: key).base64URL
    }
}
