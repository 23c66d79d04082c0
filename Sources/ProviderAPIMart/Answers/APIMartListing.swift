// SPDX-License-Identifier: Apache-2.0

/// What the management routes answer, in the vendor's form (contract/apimart.md 2.4).
struct APIMartListing: Decodable {
    struct Item: Decodable {
        let id: String
        let name: String?
        let status: String?
        let error: Fault?

        enum CodingKeys: String, CodingKey {
            case id = "Id"
            case name = "Name"
            case status = "Status"
            case error = "Error"
        }
    }

    struct Fault: Decodable {
        let code: String?

        enum CodingKeys: String, CodingKey {
            case code = "Code"
        }
    }

    struct Result: Decodable {
        let items: [Item]

        enum CodingKeys: String, CodingKey {
            case items = "Items"
        }
    }

    let result: Result

    enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// One thing in the vendor's form.
struct APIMartSingle: Decodable {
    let result: APIMartListing.Item

    enum CodingKeys: String, CodingKey {
        case result = "Result"
    }
}

/// `Result` of what deleted something may be empty or missing.
struct APIMartNothing: Decodable {}
