// SPDX-License-Identifier: Apache-2.0

/// One page of a list, in the vendor's form (contract/apimart.md 2.4).
public struct VendorPage<Item> {
    /// At most `pageSize` of them; empty behind the last page.
    public var items: [Item]
    /// Of all pages together.
    public var totalCount: Int
    /// From 1 on.
    public var pageNumber: Int
    /// 1 to 100.
    public var pageSize: Int

    /// The total is of all pages: from it a reader tells whether there is another.
    public init(items: [Item], totalCount: Int, pageNumber: Int, pageSize: Int) {
        self.items = items
        self.totalCount = totalCount
        self.pageNumber = pageNumber
        self.pageSize = pageSize
    }

    enum CodingKeys: String, CodingKey {
        case items = "Items"
        case totalCount = "TotalCount"
        case pageNumber = "PageNumber"
        case pageSize = "PageSize"
    }
}

extension VendorPage: Sendable where Item: Sendable {}
extension VendorPage: Equatable where Item: Equatable {}
extension VendorPage: Encodable where Item: Encodable {}
extension VendorPage: Decodable where Item: Decodable {}
