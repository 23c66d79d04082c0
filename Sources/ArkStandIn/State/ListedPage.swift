// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// One page of a list: by numbers, or by tokens; never both (contract/ark.md 1.4).
struct ListedPage<Item: Sendable>: Sendable {
    private(set) var items: [Item] = []
    private(set) var totalCount: Int?
    private(set) var pageNumber: Int?
    private(set) var pageSize: Int?
    private(set) var nextToken: String?

    init(
        _ found: [Item], _ request: ControlRequest, deepest: Int, order: KeyPath<Item, Timestamp>,
        id: KeyPath<Item, String>
    ) throws {
        let isAscending = try Self.isAscending(request)
        let sorted = found.sorted { first, second in
            let isBefore = (first[keyPath: order], first[keyPath: id]) < (second[keyPath: order], second[keyPath: id])
            return isBefore == isAscending
        }
        let numbered = request.pageNumber != nil || request.pageSize != nil
        guard !numbered || request.maxResults == nil && request.nextToken == nil else {
            throw VendorError.invalid("MaxResults", "PageNumber and NextToken exclude each other.")
        }
        if numbered {
            try number(sorted, request, deepest: deepest)
        } else {
            try token(sorted, request)
        }
    }

    private mutating func number(_ sorted: [Item], _ request: ControlRequest, deepest: Int) throws {
        let (number, size) = (request.pageNumber ?? 1, request.pageSize ?? 10)
        guard number >= 1 else { throw VendorError.invalid("PageNumber", "at least 1.") }
        guard (1...100).contains(size) else { throw VendorError.invalid("PageSize", "1 to 100.") }
        guard number <= deepest / size else { throw VendorError.invalid("PageNumber", "use NextToken for so many.") }
        items = Array(sorted.dropFirst((number - 1) * size).prefix(size))
        totalCount = sorted.count
        pageNumber = number
        pageSize = size
    }

    private mutating func token(_ sorted: [Item], _ request: ControlRequest) throws {
        let size = request.maxResults ?? 10
        guard (1...100).contains(size) else { throw VendorError.invalid("MaxResults", "1 to 100.") }
        let start = try request.nextToken.map { token in
            guard let start = Int(token, radix: 36), start >= 0 else {
                throw VendorError.invalid("NextToken", "not one of ours.")
            }
            return start
        }
        items = Array(sorted.dropFirst(start ?? 0).prefix(size))
        let end = (start ?? 0) + items.count
        nextToken = end < sorted.count ? String(end, radix: 36) : nil
    }

    private static func isAscending(_ request: ControlRequest) throws -> Bool {
        guard ["CreateTime", "UpdateTime", "GroupId"].contains(request.sortBy ?? "CreateTime") else {
            throw VendorError.invalid("SortBy", "CreateTime, UpdateTime or GroupId.")
        }
        switch request.sortOrder ?? "Desc" {
        case "Desc": return false
        case "Asc": return true
        default: throw VendorError.invalid("SortOrder", "Asc or Desc.")
        }
    }
}

extension ControlRequest {
    /// The filter, which must be there and name a kind.
    func listFilter() throws -> Filter {
        guard let filter else { throw VendorError.missing("Filter") }
        guard let type = filter.groupType, !type.isEmpty else { throw VendorError.missing("Filter.GroupType") }
        guard VendorGroup.Kind(rawValue: type) != nil else {
            throw VendorError.invalid("Filter.GroupType", "AIGC or LivenessFace.")
        }
        return filter
    }
}
