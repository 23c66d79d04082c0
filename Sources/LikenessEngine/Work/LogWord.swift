// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// An error as a log may name it: the codes of ours, the type's name of anybody else's. Never an error's own text,
/// which could hold a link or a token.
package struct LogWord: CustomStringConvertible {
    package let description: String

    package init(_ error: any Error) {
        self.description =
            switch error {
            case let error as StoreError: error.description
            case let error as BlobError: "blob: \(error)"
            case let error as ProviderError: "provider: \(error)"
            default: String(describing: type(of: error))
            }
    }
}
