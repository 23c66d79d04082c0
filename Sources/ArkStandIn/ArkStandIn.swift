// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
package import Hummingbird
package import LikenessCore
import NIOCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A local stand-in of the vendor: control plane, data plane and its page for persons (contract/ark.md 7): the whole flow
/// without an account, and every fault that a client must survive. It keeps everything in memory.
///
///     let standIn = ArkStandIn(settings: …, time: SystemTime())
///     let application = Application(router: standIn.router())
package struct ArkStandIn: Sendable {
    private let state: VendorState
    private let settings: StandInSettings
    private let time: any TimeSource

    package init(settings: StandInSettings, time: any TimeSource) {
        self.settings = settings
        self.time = time
        self.state = VendorState(settings: settings, time: time)
    }

    package func router() -> Router<BasicRequestContext> {
        let router = Router()
        let control = ControlPlane(state: state, settings: settings, time: time)
        router.post("/") { request, _ in try await control.answer(request) }
        DataPlane(state: state, settings: settings, time: time).mount(on: router)
        AuthorizationPage(state: state, settings: settings).mount(on: router)
        mountSwitches(on: router)
        return router
    }

    /// Tells of changes of videos at their callback addresses, until it is cancelled.
    package func postCallbacks() async throws {
        try await CallbackPoster(state: state, time: time, caller: VendorCaller()).run()
    }

    /// Refuses the next asset: at once, or when it was looked at.
    package func refuseNextAsset(_ code: String, atOnce: Bool = false) async {
        await state.add(AssetScript(code: code, atOnce: atOnce))
    }

    /// Forgets an asset, as a vendor that has lost it.
    package func lose(asset id: String) async { await state.lose(asset: id) }

    /// Ids of what is there.
    package func assetIDs() async -> [String] { await state.assets.keys.sorted() }
    package func groupIDs() async -> [String] { await state.groups.keys.sorted() }
    package func videoIDs() async -> [String] { await state.videos.keys.sorted() }

    /// Makes the next calls fail.
    package func add(_ fault: Fault) async { await state.add(fault) }
    package func removeFaults() async { await state.removeFaults() }

    /// The text of the newest video order.
    package func lastPrompt() async -> String? { await state.lastPrompt }

    /// What was made more than once under one name: `video <prompt>`, `asset <name>`, `group <name>`.
    package func duplicates() async -> [String] { await state.duplicates() }

    /// How often each action was called.
    package func callCounts() async -> [String: Int] { await state.callCounts() }

    /// `POST /stand-in/faults` `{"kind":"timeout-after","action":"CreateAsset","times":1}`, `DELETE` them all, and
    /// `GET /stand-in/calls`. `POST /stand-in/freshness` begins to watch how often running videos are read, GET tells.
    private func mountSwitches(on router: Router<BasicRequestContext>) {
        router.post("/stand-in/faults") { request, context in
            await state.add(try await request.decode(as: FaultOrder.self, context: context).fault)
            return HTTPResponse.Status.noContent
        }
        router.delete("/stand-in/faults") { _, _ in
            await state.removeFaults()
            return HTTPResponse.Status.noContent
        }
        router.post("/stand-in/freshness") { _, _ in
            await state.watchReads()
            return HTTPResponse.Status.noContent
        }
        router.get("/stand-in/freshness") { _, _ in
            let report = try JSONEncoder().encode(await state.freshnessReport())
            return Response(
                status: .ok, headers: [.contentType: "application/json"],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: report)))
        }
        router.get("/stand-in/calls") { _, _ in await state.callCounts() }
    }
}

/// A fault as it comes over HTTP.
private struct FaultOrder: Decodable {
    let kind: Fault.Kind
    let action: String?
    let times: Int?

    var fault: Fault { Fault(kind, action: action, times: times ?? 1) }
}
