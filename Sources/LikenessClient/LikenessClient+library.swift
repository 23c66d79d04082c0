// SPDX-License-Identifier: Apache-2.0

public import LikenessAPI

/// Whose assets and groups.
public enum LibraryShelf: String, Sendable, CaseIterable {
    /// Of people who were verified.
    case persons = "real-avatar"
    /// Of virtual persons.
    case virtual = "private-avatar"
}

extension LikenessClient {
    /// - Parameters:
    ///   - name: only groups whose name contains it.
    ///   - page: from 1 on.
    ///   - size: 1 to 100.
    public func groups(
        on shelf: LibraryShelf, named name: String? = nil, page: Int = 1, size: Int = 10
    ) async throws(LikenessError) -> VendorPage<LibraryGroup> {
        try await list("groups", on: shelf, filter: name.map { ("name", $0) }, page: page, size: size)
    }

    /// - Parameters:
    ///   - group: only its assets.
    ///   - page: from 1 on.
    ///   - size: 1 to 100.
    public func assets(
        on shelf: LibraryShelf, of group: String? = nil, page: Int = 1, size: Int = 10
    ) async throws(LikenessError) -> VendorPage<LibraryAsset> {
        try await list("assets", on: shelf, filter: group.map { ("group_id", $0) }, page: page, size: size)
    }

    /// Deletes an asset and its file.
    public func deleteAsset(_ id: String, on shelf: LibraryShelf) async throws(LikenessError) {
        _ = try await connection.send(.delete("v1", "seedance2", shelf.rawValue, "assets", id))
    }

    /// Deletes a group with all its assets; of a person's group also the consent ends.
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
