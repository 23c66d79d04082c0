// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Ids of groups and assets sort by the second they were made in.
extension SQLStore {
    package func groups(_ filter: GroupFilter, before last: GroupID?, limit: Int) async throws(StoreError)
        -> [AssetGroup]
    {
        try await read("list_groups") { database in
            var condition = SQLCondition()
            condition.add("account", equals: filter.account)
            condition.add("kind", equals: filter.kind)
            condition.add(["name", "id"], contain: filter.text, database.dialect)
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT * FROM groups WHERE \(condition.sql) ORDER BY id DESC LIMIT ?", condition.values + [limit]
            ).map { try AssetGroup(row: $0) }
        }
    }

    package func group(_ id: GroupID, within account: AccountID?) async throws(StoreError) -> AssetGroup? {
        try await lookUp("group_within") { database in
            var condition = SQLCondition()
            condition.add("id", equals: id)
            condition.add("account", equals: account)
            return try database.first("SELECT * FROM groups WHERE \(condition.sql)", condition.values)
                .map { try AssetGroup(row: $0) }
        }
    }

    package func assets(_ filter: AssetFilter, before last: AssetID?, limit: Int) async throws(StoreError)
        -> [Asset]
    {
        try await read("list_assets") { database in
            var condition = SQLCondition()
            condition.add("account", equals: filter.account)
            condition.add("group_id", equals: filter.group)
            condition.add("type", equals: filter.type)
            condition.add("status", equals: filter.state?.rawValue)
            condition.add(["name", "id"], contain: filter.text, database.dialect)
            if let last { condition.add("id < ?", [last]) }
            return try database.all(
                "SELECT * FROM assets WHERE \(condition.sql) ORDER BY id DESC LIMIT ?", condition.values + [limit]
            ).map(Asset.init(row:))
        }
    }

    package func asset(_ id: AssetID, within account: AccountID?) async throws(StoreError) -> Asset? {
        try await lookUp("asset_within") { database in
            var condition = SQLCondition()
            condition.add("id", equals: id)
            condition.add("account", equals: account)
            return try database.first("SELECT * FROM assets WHERE \(condition.sql)", condition.values)
                .map(Asset.init(row:))
        }
    }
}
