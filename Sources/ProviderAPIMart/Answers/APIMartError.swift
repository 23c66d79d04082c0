// SPDX-License-Identifier: Apache-2.0

/// An error as it is met (contract/apimart.md 0.4): an object at the top, whatever the status; its code a word, a
/// number, or empty; on the management routes in the vendor's form.
struct APIMartError: Decodable {
    /// Nil for a number or nothing.
    let word: String?
    let message: String

    private enum CodingKeys: String, CodingKey {
        case error, message, success
        case metadata = "ResponseMetadata"
    }

    private struct Fault: Decodable {
        let word: String?
        let message: String?

        enum CodingKeys: String, CodingKey {
            case code, message
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let text = try? container.decodeIfPresent(String.self, forKey: .code)
            // A number in quotes is one all the same.
            self.word = text.flatMap { $0.isEmpty || Int($0) != nil ? nil : $0 }
            self.message = try? container.decodeIfPresent(String.self, forKey: .message)
        }
    }

    private struct Metadata: Decodable {
        struct Fault: Decodable {
            let code: String
            let message: String

            enum CodingKeys: String, CodingKey {
                case code = "Code"
                case message = "Message"
            }
        }

        let error: Fault

        enum CodingKeys: String, CodingKey {
            case error = "Error"
        }
    }

    /// - Throws: when it is no error.
    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let metadata = try? container.decodeIfPresent(Metadata.self, forKey: .metadata) {
            self.word = metadata.error.code
            self.message = metadata.error.message
        } else if let fault = try? container.decodeIfPresent(Fault.self, forKey: .error) {
            self.word = fault.word
            self.message = fault.message ?? ""
        } else if try container.decodeIfPresent(Bool.self, forKey: .success) == false {
            self.word = nil
            self.message = (try? container.decodeIfPresent(String.self, forKey: .message)) ?? ""
        } else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "no error of the provider's"))
        }
    }
}
