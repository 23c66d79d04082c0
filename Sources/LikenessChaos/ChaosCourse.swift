// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import ScratchPostgres

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The rounds of a chaos run, and the count at its end.
struct ChaosCourse: Sendable {
    /// So much unfinished work is enough: more would only wait.
    private static let mostUnfinished = 200
    let options: ChaosOptions
    let disasters: [Disaster]
    let fleet: ServerFleet
    let client: Client
    let vendor: Vendor
    let database: ScratchPostgres?
    let databaseFile: String
    /// Nil when it is not measured.
    let rescue: RescueWatch?
    let rollout: Rollout

    private struct Score {
        var kills = 0
        var struck: [String: Int] = [:]
        /// Processes that were just killed, whose work others are to take over.
        var dead: [Int32] = []
    }

    func run(_ tell: @escaping @Sendable (String) -> Void) async throws -> ChaosReport {
        let clock = ContinuousClock()
        let begin = clock.now
        let watcher = Watcher(fleet: fleet, wire: client.wire, ledger: client.ledger)
        let score = try await withThrowingTaskGroup(of: Void.self, returning: Score.self) { group in
            group.addTask { await watcher.run() }
            let score = try await rounds(tell)
            await vendor.standIn.removeFaults()
            for slot in fleet.slots { slot.heal() }
            tell("waiting for \(client.ledger.unfinished.count) unfinished tasks and their notifications")
            try await waitForTheRest()
            group.cancelAll()
            return score
        }
        var report = try await count(watcher)
        report.rounds = options.rounds
        (report.store, report.servers, report.seed) = (options.store.rawValue, options.servers, options.seed)
        (report.kills, report.disasters) = (score.kills, score.struck)
        report.seconds = (clock.now - begin) / .seconds(1)
        return report
    }

    private func rounds(_ tell: @Sendable (String) -> Void) async throws -> Score {
        var generator = SeededGenerator(seed: options.seed)
        var score = Score()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Children that have not been waited for.
            var children = 0
            for round in 1...options.rounds {
                for index in 0..<options.ordersPerRound {
                    // Few persons: the vendor takes three of their calls a second.
                    let kind: Order.Kind = index % 6 == 5 ? .verification : index.isMultiple(of: 2) ? .video : .review
                    let order = Order(kind, round * 1000 + index)
                    let repeats = Int.random(in: 1...5, using: &generator) == 1
                    let delay = Int.random(in: 0...800, using: &generator)
                    children += 1
                    group.addTask {
                        try await Task.sleep(for: .milliseconds(delay))
                        try await client.submit(order, repeats: repeats)
                    }
                }
                try await fleet.untilComplete()
                try await Task.sleep(for: .milliseconds(Int.random(in: 100...900, using: &generator)))
                let disaster = disasters.randomElement(using: &generator) ?? .kill
                let words = try await strike(disaster, &generator, &score)
                if let rescue {
                    for process in score.dead { group.addTask { await rescue.watch(process) } }
                    children += score.dead.count
                }
                score.dead = []
                score.struck[disaster.rawValue, default: 0] += 1
                tell(
                    "round \(round): \(words); \(client.ledger.all.count) accepted, "
                        + "\(client.ledger.unfinished.count) unfinished")
                while children > Self.mostUnfinished + 100, try await group.next() != nil { children -= 1 }
                try await waitUntil(within: options.patience) {
                    client.ledger.unfinished.count < Self.mostUnfinished
                }
            }
            try await group.waitForAll()
        }
        return score
    }

    /// Returns at the latest when the time is up; what is missing then is counted as lost.
    private func waitForTheRest() async throws {
        try await waitUntil(within: options.patience) {
            client.ledger.unfinished.isEmpty && client.ledger.untold == 0
        }
    }

    private func waitUntil(within limit: Duration, _ holds: () -> Bool) async throws {
        let clock = ContinuousClock()
        let end = clock.now + limit
        while !holds(), clock.now < end { try await Task.sleep(for: .milliseconds(100)) }
    }
}

// MARK: Disasters

extension ChaosCourse {
    /// - Returns: what was done, in words.
    private func strike(_ disaster: Disaster, _ generator: inout SeededGenerator, _ score: inout Score) async throws
        -> String
    {
        let slot = fleet.slots.randomElement(using: &generator) ?? fleet.slots[0]
        switch disaster {
        case .kill:
            kill([slot], &score)
            return "kill -9 of server \(slot.number)"
        case .killAll:
            kill(fleet.slots, &score)
            return "kill -9 of all servers"
        case .restart:
            slot.restart()
            return "restart of server \(slot.number)"
        case .pause:
            let seconds = Int.random(in: 1...20, using: &generator)
            slot.pause()
            try await Task.sleep(for: .seconds(seconds))
            slot.goOn()
            return "server \(slot.number) stood still for \(seconds) s"
        case .database:
            let pause = Int.random(in: 0...4, using: &generator)
            try await database?.stop(.immediate)
            try await Task.sleep(for: .seconds(pause))
            try await database?.start()
            return "the database crashed and was away for \(pause) s"
        case .disk:
            return try await fill(slot)
        case .clock:
            let offset = Int.random(in: -120...120, using: &generator)
            kill([slot], settings: ["LIKENESS_CLOCK_OFFSET": "\(offset)"], &score)
            return "server \(slot.number) came back with its clock wrong by \(offset) s"
        case .upstream:
            return await vendor.misbehave(using: &generator)
        case .upgrade:
            rollout.begin()
            slot.restart()
            return "server \(slot.number) was started again as this release's"
        }
    }

    private func kill(_ slots: [ServerSlot], settings: [String: String] = [:], _ score: inout Score) {
        let processes = slots.compactMap(\.processIdentifier)
        for slot in slots { slot.kill(settings: settings) }
        score.kills += processes.count
        score.dead += processes
    }

    /// Lets the store have only a little more room, until it is used up or some seconds have passed.
    private func fill(_ slot: ServerSlot) async throws -> String {
        let attributes = try? FileManager.default.attributesOfItem(atPath: databaseFile)
        let bytes = (attributes?[.size] as? Int) ?? 0
        slot.restart(settings: ["LIKENESS_STORE_LIMIT_KB": "\(max(256, bytes / 1000 + 8))"])
        try await Task.sleep(for: .seconds(6))
        slot.restart()
        return "the disk was full at \(bytes / 1000) KB for some seconds"
    }
}

// MARK: The count

extension ChaosCourse {
    private func count(_ watcher: Watcher) async throws -> ChaosReport {
        let ledger = client.ledger
        // Once more at the end: what has ended must still be known, and have ended in the same way.
        let missing = await watcher.look(at: ledger.all.compactMap(\.entry.finalTask))
        var report = ChaosReport()
        for (order, entry) in ledger.all {
            guard let task = entry.finalTask else {
                report.lost += 1
                report.findings.append("\(order.name) was never accepted")
                continue
            }
            report.accepted += 1
            if missing.contains(task) || entry.endings.isEmpty {
                report.lost += 1
                report.findings.append("\(order.name), \(task), has not ended")
            } else {
                let ending = entry.endings.sorted()[0]
                tally(ending, &report)
                if !["completed", "outcome_unknown"].contains(ending) {
                    report.findings.append("\(order.name), \(task), ended as \(ending)")
                }
            }
            if entry.isDoubled {
                report.runTwice += 1
                report.findings.append("\(order.name): \(entry)")
            }
            if order.isNotified, entry.notifications.isEmpty {
                report.notificationsMissing += 1
                report.findings.append("\(order.name), \(task), was not told of")
            }
        }
        let duplicates = await vendor.standIn.duplicates()
        report.duplicatesUpstream = duplicates.count
        report.findings += duplicates.map { "made twice at the vendor: \($0)" }
        for slot in fleet.slots {
            report.crashes += slot.crashes.count
            report.findings += slot.crashes.map { "server \(slot.number) ended by itself: \($0)" }
        }
        if let slowest = rescue?.slowest {
            (report.slowestRescueSeconds, report.rescuedSteps) = (slowest.time / .seconds(1), slowest.steps)
        }
        return report
    }

    private func tally(_ ending: String, _ report: inout ChaosReport) {
        switch ending {
        case "completed": report.finished += 1
        case "outcome_unknown": report.outcomeUnknown += 1
        default: report.failed[ending, default: 0] += 1
        }
    }
}
