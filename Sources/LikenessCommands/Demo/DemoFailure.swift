// SPDX-License-Identifier: Apache-2.0

/// Something that the demo expected and did not see.
struct DemoFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
