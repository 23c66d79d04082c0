// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import Testing

/// What goes wrong on purpose, and whether it was done all the same.
@Suite struct FaultTests {
    private static func count(_ vendor: StandInBench) async throws -> Int? {
        let answer = try await vendor.call("ListAssetGroups", #"{"Filter":{"GroupType":"AIGC"},"PageNumber":1}"#)
        return answer.result["TotalCount"] as? Int
    }

    @Test(arguments: [(Fault.Kind.serverError, 500), (.badGateway, 502), (.emptyNotFound, 404)])
    func whatFailsBeforeIsNotDone(kind: Fault.Kind, status: Int) async throws {
        try await StandInBench.with { vendor in
            await vendor.standIn.add(Fault(kind, action: "CreateAssetGroup"))
            let answer = try await vendor.call("CreateAssetGroup", #"{"Name":"g"}"#)
            #expect(answer.status == status && answer.result.isEmpty)
            let made = try await Self.count(vendor)
            #expect(made == 0)
            let next = try await vendor.call("CreateAssetGroup", #"{"Name":"g"}"#).status
            #expect(next == 200)
        }
    }

    @Test(arguments: [Fault.Kind.truncated, .missingField, .largeBody])
    func whatFailsAfterIsDone(kind: Fault.Kind) async throws {
        try await StandInBench.with { vendor in
            await vendor.standIn.add(Fault(kind, action: "CreateAssetGroup"))
            let answer = try await vendor.call("CreateAssetGroup", #"{"Name":"g"}"#)
            #expect(answer.status == 200 && answer.result["Id"] == nil)
            #expect((answer.text.utf8.count > 1 << 20) == (kind == .largeBody))
            let made = try await Self.count(vendor)
            #expect(made == 1)
        }
    }

    @Test func aFaultIsForItsActionAndItsNumberOfCalls() async throws {
        try await StandInBench.with { vendor in
            await vendor.standIn.add(Fault(.serverError, action: "CreateAssetGroup", times: 2))
            let before = try await Self.count(vendor)
            #expect(before == 0)
            for status in [500, 500, 200] {
                let answer = try await vendor.call("CreateAssetGroup", #"{"Name":"g"}"#).status
                #expect(answer == status)
            }
            #expect(await vendor.standIn.callCounts()["CreateAssetGroup"] == 3)
        }
    }
}
