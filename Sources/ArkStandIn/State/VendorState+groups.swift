// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import LikenessCore

extension VendorState {
    func createGroup(_ request: ControlRequest, owner: Owner) throws -> VendorGroup {
        let name = try request.required(\.name, "Name")
        guard name.count <= 64 else { throw VendorError.invalid("Name", "at most 64 characters.") }
        let description = request.description ?? ""
        guard description.count <= 300 else { throw VendorError.invalid("Description", "at most 300 characters.") }
        guard request.groupType ?? "AIGC" == "AIGC" else {
            throw VendorError.invalid("GroupType", "GroupType must be one of [AIGC].")
        }
        noteMade("group", name)
        return makeGroup(.virtual, owner: owner, name: name, description: description)
    }

    func makeGroup(_ kind: VendorGroup.Kind, owner: Owner, name: String, description: String) -> VendorGroup {
        let now = time.now
        let group = VendorGroup(
            id: VendorIDs.made("group", at: now), owner: owner, kind: kind, name: name, description: description,
            createdAt: now, updatedAt: now)
        groups[group.id] = group
        return group
    }

    func group(_ id: String, owner: Owner) throws -> VendorGroup {
        guard let group = groups[id], group.owner == owner else { throw VendorError.notFound(.group, id) }
        return group
    }

    func updateGroup(_ request: ControlRequest, owner: Owner) throws -> VendorGroup {
        var group = try group(try request.required(\.id, "Id"), owner: owner)
        group.name = request.name ?? group.name
        group.description = request.description ?? group.description
        group.updatedAt = time.now
        groups[group.id] = group
        return group
    }

    /// Its assets go with it.
    func deleteGroup(_ request: ControlRequest, owner: Owner) throws {
        let group = try group(try request.required(\.id, "Id"), owner: owner)
        guard group.kind == .virtual || settings.deletesPersonGroups else {
            throw VendorError(
                status: .forbidden, code: "OperationDenied.GroupAuthorized", number: 0,
                message: "The authorization of the group has not expired.")
        }
        groups[group.id] = nil
        assets = assets.filter { $0.value.group != group.id }
    }

    func listGroups(_ request: ControlRequest, owner: Owner) throws -> ListedPage<VendorGroup> {
        let filter = try request.listFilter()
        let found = groups.values.filter { group in
            group.owner == owner && group.kind.rawValue == filter.groupType
                && (group.kind == .virtual || settings.listsPersonGroups)
                && filter.groupIDs.map { $0.isEmpty || $0.contains(group.id) } ?? true
                && filter.name.map { $0.isEmpty || group.name.contains($0) } ?? true
        }
        return try ListedPage(found, request, deepest: 10_000, order: \.createdAt, id: \.id)
    }
}
