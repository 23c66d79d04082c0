// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import VolcengineSigner

extension VendorError {
    init(_ refusal: SignatureVerifier.Refusal) {
        switch refusal {
        case .missingAuthorization:
            self.init(
                status: .unauthorized, code: "MissingAuthenticationToken", number: 100_003,
                message: "The request has no Authorization header.")
        case .malformedAuthorization:
            self.init(
                status: .unauthorized, code: "MissingSignature", number: 100_005,
                message: "The request has no signature.")
        case .invalidDate:
            self.init(
                status: .badRequest, code: "InvalidTimestamp", number: 100_006,
                message: "The date of the request is expired or malformed.")
        case .unknownAccessKey:
            self.init(
                status: .unauthorized, code: "InvalidAccessKey", number: 100_009,
                message: "The access key is not valid.")
        case .bodyMismatch, .signatureMismatch:
            self.init(
                status: .unauthorized, code: "SignatureDoesNotMatch", number: 100_010,
                message: "The signature of the request does not match. Check the secret key and the signing method.")
        }
    }
}
