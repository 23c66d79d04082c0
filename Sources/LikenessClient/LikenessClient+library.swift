// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

/// Whose assets and groups: the two libraries of the contract (contract/apimart.md 1 and 2).
public enum LibraryShelf: String, Sendable, CaseIterable {
    /// Of people who were verified. A list of them is Likeness's addition; the contract has only the other one's.
    case persons = "real-avatar"
    /// Of virtual persons (contract/apimart.md 2.4).
    case virtual = "private-avatar"
}

extension LikenessClient {
    /// The account's groups, a page at a time.
    /// - Parameters:
    ///   - shelf: of verified persons or of virtual ones.
    ///   - name: only groups whose name contains it.
    ///   - page: from 1 on.
    ///   - size: 1 to 100.
    /// - Returns: the page, empty behind the last one, with `totalCount` of all pages.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 for a page or a size that is none.
    public func groups(
        on shelf: LibraryShelf, named name: String? = nil, page: Int = 1, size: Int = 10
    ) async throws(LikenessError) -> VendorPage<LibraryGroup> {
        try await list("groups", on: shelf, filter: name.map { ("name", $0) }, page: page, size: size)
    }

    /// The account's assets, a page at a time, those under review and those that failed among them.
    /// - Parameters:
    ///   - shelf: of verified persons or of virtual ones.
    ///   - group: only its assets.
    ///   - page: from 1 on.
    ///   - size: 1 to 100.
    /// - Returns: the page, empty behind the last one, with `totalCount` of all pages. Preview addresses in it are
    ///   valid for 12 hours.
    /// - Throws: ``LikenessError/refused(_:)`` with 400 for a page or a size that is none.
    public func assets(
        on shelf: LibraryShelf, of group: String? = nil, page: Int = 1, size: Int = 10
    ) async throws(LikenessError) -> VendorPage<LibraryAsset> {
        try await list("assets", on: shelf, filter: group.map { ("group_id", $0) }, page: page, size: size)
    }

    /// Deletes an asset and its file. Videos that were made with it stay.
    /// - Parameters:
    ///   - id: without `asset://`.
    ///   - shelf: where it is; on the other one it is not known.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or deleted already;
    ///   ``LikenessError/unreachable`` at the first broken connection, since a deletion is not sent twice.
    public func deleteAsset(_ id: String, on shelf: LibraryShelf) async throws(LikenessError) {
        _ = try await connection.send(.delete("v1", "seedance2", shelf.rawValue, "assets", id))
    }

    /// Deletes a group with all its assets; of a person's group also the consent ends.
    /// - Parameters:
    ///   - id: of a verification or a submission.
    ///   - shelf: where it is; on the other one it is not known.
    /// - Throws: ``LikenessError/refused(_:)`` with 404 for one that is not known, or deleted already;
    ///   ``LikenessError/unreachable`` at the first broken connection, since a deletion is not sent twice.
    public func deleteGroup(_ id: String, on shelf: LibraryShelf) async throws(LikenessError) {
        _ = try await connection.send(.delete("v1", "seedance2", shelf.rawValue, "groups", id))
    }

    private func list<Item: Decodable>(
        _ kind: String, on shelf: LibraryShelf, filter: (name: String, value: String)?, page: Int, size: Int
    ) async throws(LikenessError) -> VendorPage<Item> {
        let paging = [("page_number", String(page)), ("page_size", String(size))]
        let query = paging + (filter.map { [($0.name, $0.value)] } ?? [])
        let page: VendorAnswer<VendorPage<Item>> = try await answer(
            .get("v1", "seedance2", shelf.rawValue, kind, query: query))
        return page.result
    }
}
