// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Everything the stand-in knows, in memory.
actor VendorState {
    let settings: StandInSettings
    let time: any TimeSource
    var sessions: [String: VendorSession] = [:]
    var groups: [String: VendorGroup] = [:]
    var assets: [String: VendorAsset] = [:]
    var videos: [String: VendorVideo] = [:]
    var lastPrompt: String?
    /// What becomes of the next assets.
    var scripts: [AssetScript] = []
    private var quotas = CallQuotas()
    private var freshness: ReadFreshness
    private var faults = FaultLine()
    private var calls: [String: Int] = [:]
    /// How often something was made, by what the client called it.
    private var made: [String: Int] = [:]

    init(settings: StandInSettings, time: any TimeSource) {
        self.settings = settings
        self.time = time
        self.freshness = ReadFreshness(at: time.now)
    }

    /// From now on it is watched how often running videos are read.
    func watchReads() { freshness = ReadFreshness(at: time.now) }

    /// Of the videos whose client has given a callback: those that a gateway has ordered.
    func freshnessReport() -> ReadFreshness.Report {
        let now = time.now
        return freshness.report(
            running: videos.values.filter { $0.callbackURL != nil && $0.status(at: now) == .running }.map(\.id),
            at: now)
    }

    func noteRead(of ids: [String]) {
        let now = time.now
        for id in ids { freshness.read(id, at: now) }
    }

    /// Counts a call against its account's quota.
    func admit(_ action: ControlAction, from account: StandInSettings.Account) throws {
        let within200 = settings.throttlesWithin200
        if let perSecond = action.callsPerSecond {
            guard quotas.take(action, of: account.accessKey, perSecond: perSecond, now: time.now) else {
                throw VendorError.throttled(within200: within200)
            }
        } else {
            let perMinute = account.assetsPerMinute
            guard quotas.take(action, of: account.accessKey, perMinute: perMinute, now: time.now) else {
                throw VendorError.quotaExceeded(within200: within200)
            }
        }
    }

    /// How often an action was called, refused calls among them: what a test of a client's pace reads.
    func count(_ action: String) { calls[action, default: 0] += 1 }

    func callCounts() -> [String: Int] { calls }

    func noteMade(_ kind: String, _ name: String) { made["\(kind) \(name)", default: 0] += 1 }

    func duplicates() -> [String] { made.filter { $0.value > 1 }.map(\.key).sorted() }

    func add(_ script: AssetScript) { scripts.append(script) }

    func add(_ fault: Fault) { faults.add(fault) }

    func removeFaults() { faults.removeAll() }

    func nextFault(for action: String) -> Fault.Kind? { faults.next(for: action) }
}
