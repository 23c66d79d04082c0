// SPDX-License-Identifier: Apache-2.0

/// A reference that can't be decoded, by the field that named it.
struct ReferenceFailure: Error {
    let path: String
}
