// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import NIOCore
import NIOFoundationCompat

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `…/api/v3/contents/generations/tasks`: video, by API key (contract/ark.md 4).
struct DataPlane {
    private static let path = "/api/v3/contents/generations/tasks"
    private static let largestBody = 64 << 20
    private static let largestPage = 500
    private let state: VendorState
    private let settings: StandInSettings
    private let time: any TimeSource

    init(state: VendorState, settings: StandInSettings, time: any TimeSource) {
        self.state = state
        self.settings = settings
        self.time = time
    }

    func mount(on router: Router<BasicRequestContext>) {
        let one = RouterPath(Self.path + "/{id}")
        router.post(RouterPath(Self.path)) { request, _ in
            try await answering(request, "CreateVideo") { try await create(request, $0) }
        }
        router.get(RouterPath(Self.path)) { request, _ in
            try await answering(request, "ListVideos") { try await list(request, $0) }
        }
        router.get(one) { request, context in
            let id = try context.parameters.require("id")
            return try await answering(request, "GetVideo") { owner in
                try json(answer(try await state.readVideo(id, owner: owner), request))
            }
        }
        router.delete(one) { request, context in
            let id = try context.parameters.require("id")
            return try await answering(request, "DeleteVideo") { owner in
                try await state.deleteVideo(id, owner: owner)
                return try json([String: String]())
            }
        }
        router.get("/results/{id}/{name}") { request, context in try await result(request, context) }
    }

    private struct Created: Encodable {
        let id: String
    }

    private struct Listed: Encodable {
        let total: Int
        let items: [VideoAnswer]
    }

    private func create(_ request: Request, _ owner: Owner) async throws -> Response {
        let bytes = Data(buffer: try await request.body.collect(upTo: Self.largestBody))
        guard let body = try? JSONDecoder().decode(VideoRequestBody.self, from: bytes) else {
            throw DataError.invalid("body", "not JSON of the expected form.")
        }
        guard let name = body.model, !name.isEmpty else { throw DataError.missing("model") }
        guard let model = VendorModel.named(name, region: settings.region) else { throw DataError.unknownModel(name) }
        try VideoRules(model).check(body)
        return try json(
            Created(id: try await state.createVideo(body, model: name, owner: owner, address: Self.address(request)).id)
        )
    }

    private func list(_ request: Request, _ owner: Owner) async throws -> Response {
        let query = request.uri.queryParameters
        let number = query["page_num"].flatMap { Int($0) } ?? 1
        let size = query["page_size"].flatMap { Int($0) } ?? 20
        guard (1...Self.largestPage).contains(number) else { throw DataError.invalid("page_num", "1 to 500.") }
        guard (1...Self.largestPage).contains(size) else { throw DataError.invalid("page_size", "1 to 500.") }
        let ids = Set(query.filter { $0.key == "filter.task_ids" }.map { String($0.value) })
        let status = query["filter.status"].map { String($0) }
        let now = time.now
        let found = await state.listVideos(ids, owner: owner).filter { video in
            status.map { $0 == video.status(at: now).rawValue } ?? true
        }
        let page = found.dropFirst((number - 1) * size).prefix(size)
        return try json(Listed(total: found.count, items: page.map { answer($0, request) }))
    }

    /// The same few bytes for every video: what was made is not the stand-in's business.
    private func result(_ request: Request, _ context: BasicRequestContext) async throws -> Response {
        let id = try context.parameters.require("id")
        guard await state.hasResult(id), let bytes = settings.results[try context.parameters.require("name")] else {
            return Response(status: .forbidden)
        }
        return Self.file(bytes, from: Self.start(request))
    }

    /// `Range: bytes=N-`, the only form that the vendor's clients need.
    private static func start(_ request: Request) -> Int {
        guard let range = request.headers[.range], range.hasPrefix("bytes="), range.hasSuffix("-") else { return 0 }
        return Int(range.dropFirst(6).dropLast()) ?? 0
    }

    private static func file(_ bytes: [UInt8], from start: Int) -> Response {
        var headers: HTTPFields = [.contentType: "application/octet-stream"]
        guard start > 0 else {
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
        guard start < bytes.count else {
            headers[.contentRange] = "bytes */\(bytes.count)"
            return Response(status: .rangeNotSatisfiable, headers: headers)
        }
        headers[.contentRange] = "bytes \(start)-\(bytes.count - 1)/\(bytes.count)"
        return Response(
            status: .partialContent, headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes[start...])))
    }

    private func answer(_ video: VendorVideo, _ request: Request) -> VideoAnswer {
        VideoAnswer(video, now: time.now, address: Self.address(request))
    }

    private static func address(_ request: Request) -> String {
        "http://\(request.head.authority ?? "127.0.0.1")"
    }

    private func answering(
        _ request: Request, _ action: String, _ body: (Owner) async throws -> Response
    ) async throws -> Response {
        await state.count(action)
        let requestID = VendorIDs.request(at: time.now)
        do {
            if let fault = await state.nextFault(for: action) {
                return try await spoil(fault, requestID) { try await body(try owner(request)) }
            }
            return try await body(try owner(request))
        } catch let error as DataError {
            return try error.response(requestID: requestID)
        }
    }

    /// The API key says which account and project.
    private func owner(_ request: Request) throws -> Owner {
        let key = request.headers[.authorization].flatMap { $0.hasPrefix("Bearer ") ? $0.dropFirst(7) : nil }
        guard let key,
            let account = settings.accounts.first(where: {
                ConstantTime.equal(Array($0.apiKey.exposed.utf8), Array(key.utf8))
            })
        else { throw DataError.unauthenticated }
        return Owner(accessKey: account.accessKey, project: account.project)
    }

    private func spoil(
        _ fault: Fault.Kind, _ requestID: String, _ body: () async throws -> Response
    ) async throws -> Response {
        if !fault.comesBefore { _ = try await body() }
        switch fault {
        case .serverError: throw DataError.internalError
        case .badGateway: return Response(status: .badGateway)
        case .emptyNotFound: return Response(status: .notFound)
        case .timeoutBefore, .timeoutAfter:
            try await time.sleep(for: Fault.silence)
            return Response(status: .gatewayTimeout)
        case .truncated: return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"i")))
        case .missingField: return try json([String: String]())
        case .largeBody:
            let text = "{\"id\":\"" + String(repeating: "0", count: 2 << 20) + "\"}"
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        }
    }

    private func json(_ value: some Encodable) throws -> Response {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(value))))
    }
}
