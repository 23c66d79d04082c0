// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import NIOCore
import NIOFoundationCompat
import VolcengineSigner

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// `POST /?Action=…&Version=…`: checks who calls, as the vendor does and in its order, and does it.
struct ControlPlane {
    private static let largestBody = 1 << 20
    private let state: VendorState
    private let settings: StandInSettings
    private let time: any TimeSource
    private let verifier: SignatureVerifier

    init(state: VendorState, settings: StandInSettings, time: any TimeSource) {
        self.state = state
        self.settings = settings
        self.time = time
        let keys = Dictionary(settings.accounts.map { ($0.accessKey, $0.secretKey) }) { first, _ in first }
        self.verifier = SignatureVerifier(tolerance: settings.clockTolerance) { keys[$0] }
    }

    func answer(_ request: Request) async throws -> Response {
        let body = Data(buffer: try await request.body.collect(upTo: Self.largestBody))
        let action = request.uri.queryParameters["Action"].map { String($0) } ?? ""
        await state.count(action)
        let fault = await state.nextFault(for: action)
        let envelope = Envelope(
            requestID: VendorIDs.request(at: time.now), action: action, region: settings.region,
            escapesAmpersands: settings.escapesAmpersands)
        if let fault, fault.comesBefore { return try await fail(fault, envelope) }
        do {
            let answer = try await perform(request, body, action, envelope)
            guard let fault else { return answer }
            return try await spoil(answer, fault, envelope)
        } catch let error as VendorError {
            return try envelope.response(error)
        }
    }

    private func perform(
        _ request: Request, _ body: Data, _ action: String, _ envelope: Envelope
    ) async throws -> Response {
        let account = try authenticate(request, body)
        let version = request.uri.queryParameters["Version"].map { String($0) } ?? ""
        guard let known = ControlAction(rawValue: action), version == ControlAction.version else {
            throw VendorError.unknownAction(action, version)
        }
        guard let fields = try? JSONDecoder().decode(ControlRequest.self, from: body) else {
            throw VendorError.invalid("Body", "not a JSON object of the expected form.")
        }
        try await state.admit(known, from: account)
        // The person reaches it by the name that the caller reached it by.
        let address = "http://\(request.head.authority ?? "127.0.0.1")"
        let owner = Owner(accessKey: account.accessKey, project: fields.project)
        return try await run(known, fields, owner, envelope, address: address)
    }

    private func authenticate(_ request: Request, _ body: Data) throws -> StandInSettings.Account {
        var headers = request.headers.map { SignableRequest.Field($0.name.rawName, $0.value) }
        if let host = request.head.authority { headers.append(.init("Host", host)) }
        let signed = SignableRequest(
            path: request.uri.path,
            query: request.uri.queryParameters.map { .init(String($0.key), String($0.value)) }, headers: headers,
            body: body)
        do {
            let caller = try verifier.verify(signed, now: time.now)
            guard caller.service == "ark", caller.region == settings.region,
                let account = settings.accounts.first(where: { $0.accessKey == caller.accessKey })
            else {
                throw VendorError(
                    status: .notFound, code: "ServiceNotFound", number: 100_007,
                    message: "The service \(caller.service) was not found in \(caller.region).")
            }
            return account
        } catch let refusal as SignatureVerifier.Refusal {
            throw VendorError(refusal)
        }
    }

    private func run(
        _ action: ControlAction, _ fields: ControlRequest, _ owner: Owner, _ envelope: Envelope, address: String
    ) async throws -> Response {
        let now = time.now
        switch action {
        case .createSession:
            let session = try await state.createSession(fields, owner: owner)
            return try envelope.response(
                ControlAnswers.Session(
                    bytedToken: session.token,
                    h5Link: PersonLink(session, address: address, style: settings.linkStyle).text,
                    callbackURL: session.callbackURL))
        case .getResult: return try envelope.response(try await state.result(fields, owner: owner))
        case .createGroup: return try envelope.response(made(try await state.createGroup(fields, owner: owner).id))
        case .getGroup:
            let id = try fields.required(\.id, "Id")
            return try envelope.response(ControlAnswers.Group(try await state.group(id, owner: owner)))
        case .listGroups:
            let page = try await state.listGroups(fields, owner: owner)
            return try envelope.response(ControlAnswers.Page(page) { ControlAnswers.Group($0) })
        case .updateGroup: return try envelope.response(made(try await state.updateGroup(fields, owner: owner).id))
        case .deleteGroup:
            try await state.deleteGroup(fields, owner: owner)
            return try envelope.response(ControlAnswers.Nothing())
        case .createAsset:
            if settings.fetchesAssets, let url = fields.url { try await fetch(url, fields.assetType) }
            return try envelope.response(made(try await state.createAsset(fields, owner: owner).id))
        case .getAsset:
            let asset = try await state.getAsset(fields, owner: owner)
            return try envelope.response(ControlAnswers.Asset(asset, now: now))
        case .listAssets:
            let page = try await state.listAssets(fields, owner: owner)
            return try envelope.response(ControlAnswers.Page(page) { ControlAnswers.Asset($0, now: now) })
        case .updateAsset: return try envelope.response(made(try await state.updateAsset(fields, owner: owner).id))
        case .deleteAsset:
            try await state.deleteAsset(fields, owner: owner)
            return try envelope.response(ControlAnswers.Nothing())
        }
    }

    private func fetch(_ url: String, _ type: String?) async throws {
        guard let byteCount = await VendorCaller().byteCount(of: url) else {
            throw VendorError.media("DownloadFailed", AssetScript.message(of: "DownloadFailed"))
        }
        if type == "Image", byteCount >= 30 * settings.megabyte {
            throw VendorError.media("FileSizeTooLarge", AssetScript.message(of: "FileSizeTooLarge"))
        }
    }

    private func made(_ id: String) -> ControlAnswers.Made { .init(id: id) }
}

// What goes wrong on purpose.
extension ControlPlane {
    private func fail(_ fault: Fault.Kind, _ envelope: Envelope) async throws -> Response {
        switch fault {
        case .badGateway:
            Response(
                status: .badGateway, headers: [.contentType: "text/html"],
                body: ResponseBody(byteBuffer: ByteBuffer(string: "<html><body>502 Bad Gateway</body></html>")))
        case .emptyNotFound: Response(status: .notFound)
        case .timeoutBefore: try await silence()
        default: try envelope.response(.internalError)
        }
    }

    private func spoil(_ answer: Response, _ fault: Fault.Kind, _ envelope: Envelope) async throws -> Response {
        switch fault {
        case .timeoutAfter: return try await silence()
        case .missingField: return try envelope.response(ControlAnswers.Nothing())
        case .largeBody:
            let text = "{\"ResponseMetadata\":{\"RequestId\":\"" + String(repeating: "0", count: 2 << 20) + "\"}}"
            return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        default: return Response(status: .ok, body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"ResponseMeta")))
        }
    }

    private func silence() async throws -> Response {
        try await time.sleep(for: Fault.silence)
        return Response(status: .gatewayTimeout)
    }
}
