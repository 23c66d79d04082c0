// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LikenessChaos

@Suite struct LedgerTests {
    private let order = Order(.video, 1001)

    private func ledger() -> Ledger {
        let ledger = Ledger()
        ledger.accepted(order, "video", task: "task_1", isFinal: true)
        ledger.ended("task_1", as: "completed")
        ledger.notified(order, id: "dlv_1")
        return ledger
    }

    @Test func whatIsAnsweredAndToldAgainInTheSameWayIsNotDoubled() throws {
        let ledger = ledger()
        ledger.accepted(order, "video", task: "task_1", isFinal: true)
        ledger.ended("task_1", as: "completed")
        ledger.notified(order, id: "dlv_1")
        #expect(try #require(ledger.all.first).entry.isDoubled == false)
        #expect(ledger.unfinished.isEmpty && ledger.untold == 0)
    }

    @Test(arguments: 0..<3) func aSecondTaskEndingOrNotificationIsADoubledOrder(_ which: Int) throws {
        let ledger = ledger()
        switch which {
        case 0: ledger.accepted(order, "video", task: "task_2", isFinal: true)
        case 1: ledger.ended("task_1", as: "outcome_unknown")
        default: ledger.notified(order, id: "dlv_2")
        }
        #expect(try #require(ledger.all.first).entry.isDoubled)
    }

    @Test func anOrderThatHasNotEndedIsUnfinishedAndUntold() {
        let ledger = Ledger()
        ledger.accepted(order, "video", task: "task_1", isFinal: true)
        #expect(ledger.unfinished == ["task_1"] && ledger.untold == 1)
    }

    @Test func anOrdersNameIsReadBack() {
        #expect(Order(named: order.name) == order)
        #expect(Order(named: "video-x") == nil && Order(named: "flood-1") == nil)
    }
}
