// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

/// What all pages of the console work with.
struct Desk: Sendable {
    let engine: Engine
    let environment: ConsolePages.Environment
    let renderer: Renderer
    let sessions: SessionSeal
    let entrance: Entrance

    var oversight: Oversight { engine.oversight }
    var time: any TimeSource { environment.time }

    init(engine: Engine, environment: ConsolePages.Environment) throws {
        self.engine = engine
        self.environment = environment
        self.renderer = Renderer(assets: try ConsoleAssets(), texts: try ConsoleTexts.all())
        self.sessions = SessionSeal(key: environment.key, time: environment.time)
        self.entrance = Entrance(
            engine: engine, sessions: sessions, cookies: ConsoleCookies(address: environment.address),
            time: environment.time)
    }

    /// Whether the person of an asset has withdrawn, or is gone already.
    func hasWithdrawn(_ asset: Asset) async throws -> Bool {
        do {
            return try await oversight.group(asset.group, within: asset.account).withdrawnAt != nil
        } catch RuleViolation.notFound {
            return true
        }
    }

    /// Our own files at the page's own origin, whatever name the browser reached us by.
    func path(of url: Secret) -> String {
        String(url.exposed.dropFirst(environment.address.count))
    }
}
