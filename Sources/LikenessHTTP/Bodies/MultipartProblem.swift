// SPDX-License-Identifier: Apache-2.0

/// Why a multipart body (RFC 7578) can't be used.
enum MultipartProblem: Error, Equatable {
    /// No part is named `file`.
    case missingFile
    /// `what` is for people, in English: it names a point of the format.
    case malformed(String)
}
