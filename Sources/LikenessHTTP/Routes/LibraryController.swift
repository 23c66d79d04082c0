// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessAPI
import LikenessCore
import LikenessEngine

/// The management routes of one endpoint: `…/assets` and `…/groups`, in the vendor's form (contract/apimart.md 2.4).
/// private-avatar sees virtual groups only, real-avatar those of persons.
struct LibraryController: Sendable {
    private static let pages: ClosedRange<Int64> = 1...1_000_000
    private static let pageSizes: ClosedRange<Int64> = 1...100
    let endpoint: ReviewOrder.Endpoint
    let library: Library
    let post: IdempotentPost
    let largestBody: Int

    private var kind: AssetGroup.Kind { endpoint == .realAvatar ? .livenessFace : .aigc }
    private var base: String { "/v1/seedance2/\(endpoint == .realAvatar ? "real" : "private")-avatar" }

    var endpoints: [Endpoint<AccountContext>] {
        let shared: [Endpoint<AccountContext>] = [
            Endpoint(.get, "\(base)/assets", needs: .read) { try await listAssets($0, $1) },
            Endpoint(.get, "\(base)/assets/{asset_id}", needs: .read) { try await getAsset($0, $1) },
            Endpoint(.patch, "\(base)/assets/{asset_id}", needs: .scopes([.assets])) { try await renameAsset($0, $1) },
            Endpoint(.delete, "\(base)/assets/{asset_id}", needs: .scopes([.assets])) { try await deleteAsset($0, $1) },
            Endpoint(.get, "\(base)/groups", needs: .read) { try await listGroups($0, $1) },
            Endpoint(.get, "\(base)/groups/{group_id}", needs: .read) { try await getGroup($0, $1) },
            Endpoint(.patch, "\(base)/groups/{group_id}", needs: .scopes([.assets])) { try await renameGroup($0, $1) },
            Endpoint(.delete, "\(base)/groups/{group_id}", needs: .scopes([.assets])) { try await deleteGroup($0, $1) },
        ]
        // A person's group is made by a verification and by nothing else.
        guard endpoint == .privateAvatar else { return shared }
        return shared + [Endpoint(.post, "\(base)/groups", needs: .scopes([.assets])) { try await createGroup($0, $1) }]
    }

    private func filter(_ query: QueryReader, _ context: AccountContext) throws -> LibraryFilter {
        let project = try ProjectName(
            reading: query.text("project_name", "ProjectName"), path: "project_name", of: context.principal)
        return LibraryFilter(
            account: context.principal.account, project: project, kind: kind,
            group: try query.text("group_id", "GroupId").map { GroupID(rawValue: $0) },
            nameContains: try query.text("name", "Name"))
    }

    private func page(_ query: QueryReader) throws -> PageRequest {
        PageRequest(
            number: Int(try query.integer("page_number", "PageNumber", in: Self.pages) ?? 1),
            size: Int(try query.integer("page_size", "PageSize", in: Self.pageSizes) ?? 10))
    }
}

// MARK: Assets

extension LibraryController {
    private func listAssets(_ request: Request, _ context: AccountContext) async throws -> Response {
        let query = QueryReader(request)
        let page = try await library.assets(filter(query, context), page: page(query))
        let items = page.items.map { LibraryAsset($0, url: library.previewURL(of: $0), in: query.language) }
        return try context.vendorAnswer(VendorPage(items, of: page), to: request)
    }

    private func getAsset(_ request: Request, _ context: AccountContext) async throws -> Response {
        let asset = try await library.asset(assetID(context), kind: kind, for: context.principal)
        let language = QueryReader(request).language
        return try context.vendorAnswer(
            LibraryAsset(asset, url: library.previewURL(of: asset), in: language), to: request)
    }

    private func renameAsset(_ request: Request, _ context: AccountContext) async throws -> Response {
        let id = try assetID(context)
        let fields = try await JSONBody(request, atMost: largestBody).fields
        let name = try fields.requiredString("name", atMost: PrivateAvatarController.longestName)
        try await library.renameAsset(id, kind: kind, name: name, by: context.principal)
        return try context.vendorAnswer(VendorIdentity(id: id.rawValue), to: request)
    }

    private func deleteAsset(_ request: Request, _ context: AccountContext) async throws -> Response {
        try await library.deleteAsset(assetID(context), kind: kind, by: context.principal)
        return try context.vendorAnswer(VendorNothing(), to: request)
    }

    private func assetID(_ context: AccountContext) throws -> AssetID {
        guard let id = context.storableID("asset_id") else { throw RuleViolation.notFound(.asset) }
        return AssetID(rawValue: id)
    }
}

// MARK: Groups

extension LibraryController {
    private func createGroup(_ request: Request, _ context: AccountContext) async throws -> Response {
        let body = try await JSONBody(request, atMost: largestBody)
        let principal = context.principal
        let made = try await post.once(try IdempotentPost.claim(request, by: principal, body: body)) { claim in
            try await makeGroup(body.fields, by: principal, claim: claim)
        } recall: { answer in
            guard case .group(let id) = answer else { throw RuleViolation.idempotencyKeyReused }
            return id
        }
        return try context.vendorAnswer(
            VendorIdentity(id: made.value.rawValue), to: request, headers: made.headers)
    }

    private func makeGroup(_ fields: FieldReader, by principal: Principal, claim: IdempotencyClaim?) async throws
        -> GroupID
    {
        if let type = try fields.string("group_type"), type != AssetGroup.Kind.aigc.rawValue {
            throw fields.violation("group_type", .notOneOf([AssetGroup.Kind.aigc.rawValue]))
        }
        return try await library.createGroup(
            name: fields.requiredString("name", atMost: PrivateAvatarController.longestName),
            description: fields.string("description", atMost: PrivateAvatarController.longestDescription) ?? "",
            project: fields.project(of: principal), by: principal, claim: claim
        ).id
    }

    private func listGroups(_ request: Request, _ context: AccountContext) async throws -> Response {
        let query = QueryReader(request)
        let page = try await library.groups(filter(query, context), page: page(query))
        return try context.vendorAnswer(VendorPage(page.items.map(LibraryGroup.init), of: page), to: request)
    }

    private func getGroup(_ request: Request, _ context: AccountContext) async throws -> Response {
        let group = try await library.group(groupID(context), kind: kind, for: context.principal)
        return try context.vendorAnswer(LibraryGroup(group), to: request)
    }

    private func renameGroup(_ request: Request, _ context: AccountContext) async throws -> Response {
        let id = try groupID(context)
        let fields = try await JSONBody(request, atMost: largestBody).fields
        let name = try fields.string("name", atMost: PrivateAvatarController.longestName)
        let description = try fields.string("description", atMost: PrivateAvatarController.longestDescription)
        if name == nil, description == nil { throw fields.violation("name", .missing) }
        try await library.renameGroup(
            id, kind: kind, name: name, description: description, by: context.principal)
        return try context.vendorAnswer(VendorIdentity(id: id.rawValue), to: request)
    }

    private func deleteGroup(_ request: Request, _ context: AccountContext) async throws -> Response {
        try await library.deleteGroup(groupID(context), kind: kind, by: context.principal)
        return try context.vendorAnswer(VendorNothing(), to: request)
    }

    private func groupID(_ context: AccountContext) throws -> GroupID {
        guard let id = context.storableID("group_id") else { throw RuleViolation.notFound(.group) }
        return GroupID(rawValue: id)
    }
}

extension AccountContext {
    /// An id from the path that a row can have: no text in a database holds a NUL.
    fileprivate func storableID(_ name: String) -> String? {
        parameters.get(name)?.percentDecoded.flatMap { $0.utf8.contains(0) ? nil : $0 }
    }
}
