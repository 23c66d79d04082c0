// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

/// An error as a client sees it. Made in one file for each source; put into words and form when it is answered.
struct APIError: Error, Sendable, Equatable {
    let code: APIErrorCode
    let phrase: Phrase
    /// The path of the field that it is about; empty for none.
    let param: String
    /// The vendor's code for the management routes, when the common one of the status doesn't do.
    let vendorCode: String?
    let headers: HTTPFields

    init(
        _ code: APIErrorCode, _ phrase: Phrase, param: String = "", vendorCode: String? = nil, headers: HTTPFields = [:]
    ) {
        self.code = code
        self.phrase = phrase
        self.param = param
        self.vendorCode = vendorCode
        self.headers = headers
    }
}
