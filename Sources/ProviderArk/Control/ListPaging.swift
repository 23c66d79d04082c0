// SPDX-License-Identifier: Apache-2.0

/// Where a list goes on, in the form that the cloud documents (contract/ark.md 1.4): by tokens on Volcengine, by page
/// numbers on BytePlus. One excludes the other.
struct ListPaging: Encodable {
    private static let size = 100
    private let byNumber: Bool
    private var number = 1
    private var token: String?

    init(_ region: ArkRegion) {
        self.byNumber = region == .singapore
    }

    private enum CodingKeys: String, CodingKey {
        case pageNumber = "PageNumber"
        case pageSize = "PageSize"
        case maxResults = "MaxResults"
        case nextToken = "NextToken"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        if byNumber {
            try container.encode(number, forKey: .pageNumber)
            try container.encode(Self.size, forKey: .pageSize)
        } else {
            try container.encode(Self.size, forKey: .maxResults)
            try container.encodeIfPresent(token, forKey: .nextToken)
        }
    }

    /// Moves on behind a page.
    /// - Returns: false when that was the last.
    mutating func advance(itemCount: Int, nextToken: String?) -> Bool {
        if byNumber {
            number += 1
            return itemCount == Self.size
        }
        token = nextToken
        return nextToken != nil
    }
}
