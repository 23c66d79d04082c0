// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import NIOCore
import NIOFoundationCompat

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Reads error bodies: the common form, or on the management routes the vendor's.
enum Refusals {
    static func read(_ body: ByteBuffer, status: Int) -> LikenessError {
        let decoder = JSONDecoder()
        if let answer = try? decoder.decode(ErrorAnswer.self, from: body) {
            return .refused(
                LikenessError.Refusal(
                    status: status, code: text(of: answer.error.code, status: status), message: answer.error.message,
                    field: answer.error.param.flatMap { $0.isEmpty ? nil : $0 }, requestID: answer.requestID))
        }
        guard let answer = try? decoder.decode(VendorRefusal.self, from: body), let fault = answer.metadata.error else {
            return .unintelligibleAnswer(status: status)
        }
        return .refused(
            LikenessError.Refusal(
                status: status, code: fault.code, message: fault.message, requestID: answer.metadata.requestID))
    }

    private static func text(of code: FaultCode, status: Int) -> String {
        switch code {
        case .status(let number): String(number)
        case .word(let word): word.isEmpty ? String(status) : word
        }
    }

    private struct VendorRefusal: Decodable {
        let metadata: VendorMetadata

        enum CodingKeys: String, CodingKey {
            case metadata = "ResponseMetadata"
        }
    }
}
