// SPDX-License-Identifier: Apache-2.0

import Hummingbird
import LikenessCore
import LikenessEngine

/// What models there are and how they are asked (contract/apimart.md 5.3). None of it is in the envelope.
struct ModelController: Sendable {
    private enum Expansion: String, CaseIterable {
        case category, parameters
    }

    /// How the world reaches us.
    let address: String
    let time: any TimeSource

    var endpoints: [Endpoint<AccountContext>] {
        [
            Endpoint(.get, "/v1/models", needs: .any) { request, _ in try list(request) },
            Endpoint(.get, "/v1/models/{model}/schema", needs: .any) { request, context in
                try schema(context.parameters.get("model")?.percentDecoded, request)
            },
            Endpoint(.get, "/v1/model-schema", needs: .any) { request, _ in
                try schema(QueryReader(request).text("model"), request)
            },
            Endpoint(.get, "/v1/model-docs", needs: .any) { request, _ in try document(request) },
        ]
    }

    private struct ModelList: Encodable {
        let object = "list"
        let data: [ListedModel]
    }

    private struct ListedModel: Encodable {
        let id: String
        let object = "model"
        let created = ModelCatalog.created
        let ownedBy = "likeness"
        let engine = ModelCatalog.engine
        var category: String?
        var parameters: JSONValue?

        enum CodingKeys: String, CodingKey {
            case id, object, created, engine, category, parameters
            case ownedBy = "owned_by"
        }
    }

    private func list(_ request: Request) throws -> Response {
        let expansion = try QueryReader(request).text("expand").map { text in
            guard let expansion = Expansion(rawValue: text) else {
                throw FieldViolation("expand", .notOneOf(Expansion.allCases.map(\.rawValue)))
            }
            return expansion
        }
        let models = try ModelCatalog.names.map { name in
            var listed = ListedModel(id: name)
            if expansion == .category { listed.category = "video" }
            if expansion == .parameters {
                listed.parameters = InputSchema(model: try ModelCatalog.model(name, path: "model")).value
            }
            return listed
        }
        return try JSONAnswer.response(ModelList(data: models))
    }

    private struct ModelSchema: Encodable {
        let model: String
        let operation: String
        let inputSchema: JSONValue

        enum CodingKeys: String, CodingKey {
            case model, operation
            case inputSchema = "input_schema"
        }
    }

    private func schema(_ name: String?, _ request: Request) throws -> Response {
        guard let name, !name.isEmpty else { throw FieldViolation("model", .missing) }
        let model = try ModelCatalog.model(name, path: "model")
        let operation = try QueryReader(request).text("operation") ?? ModelCatalog.operation
        guard operation == ModelCatalog.operation else {
            throw FieldViolation("operation", .notOneOf([ModelCatalog.operation]))
        }
        return try JSONAnswer.response(
            ModelSchema(model: name, operation: operation, inputSchema: InputSchema(model: model).value))
    }

    private struct Documentation: Encodable {
        let object = "model.documentation"
        let model: String
        let docURL: String
        let markdownURL: String
        let markdown: String
        let fetchedAt: Int64
        let cacheSeconds = 604_800
        let stale = false

        enum CodingKeys: String, CodingKey {
            case object, model, markdown, stale
            case docURL = "doc_url"
            case markdownURL = "markdown_url"
            case fetchedAt = "fetched_at"
            case cacheSeconds = "cache_ttl_seconds"
        }
    }

    private func document(_ request: Request) throws -> Response {
        guard let name = try QueryReader(request).text("model") else { throw FieldViolation("model", .missing) }
        let document = ModelDocument(name: name, model: try ModelCatalog.model(name, path: "model"))
        let url = "\(address)/v1/model-docs?model=\(name)"
        return try JSONAnswer.response(
            Documentation(
                model: name, docURL: url, markdownURL: url, markdown: document.markdown,
                fetchedAt: time.now.seconds))
    }
}
