// SPDX-License-Identifier: Apache-2.0

import ArkStandIn
import HTTPTypes
import LikenessTesting
import Testing

/// Sessions, the person's page and the way back.
@Suite struct VisualValidationTests {
    @Test func aPersonWhoPassesHasAGroupAndIsSentBack() async throws {
        try await StandInBench.with { vendor in
            let (token, page) = try await vendor.session()
            let back = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=pass", method: .post)
            #expect(back.status == 302)
            #expect(
                back.headers[.location]
                    == "https://gateway.example/cb/secret?bytedToken=\(token)&resultCode=10000"
                    + "&algorithmBaseRespCode=0&reqMeasureInfoValue=1&verify_type=real_time")
            let answer = try await vendor.call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#)
            #expect((answer.result["GroupId"] as? String)?.hasPrefix("group-") == true)
        }
    }

    @Test(arguments: StandInSettings.Pending.allCases)
    func whoHasNotFinishedLooksAsTheVendorMayShowIt(pending: StandInSettings.Pending) async throws {
        try await StandInBench.with({ $0.pending = pending }) { vendor in
            let (token, _) = try await vendor.session()
            let answer = try await vendor.call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#)
            switch pending {
            case .notFound: #expect(answer.status == 404 && answer.code == "NotFound.\(token)")
            case .notFoundWithin200: #expect(answer.status == 200 && answer.code == "NotFound.\(token)")
            case .emptyNotFound: #expect(answer.status == 404 && answer.text.isEmpty)
            case .emptyResult: #expect(answer.status == 200 && answer.result.isEmpty && answer.code == nil)
            case .emptyGroup: #expect(answer.result["GroupId"] as? String == "")
            }
        }
    }

    @Test func aFailedCheckLooksLikeOneThatHasNotEndedAndKillsItsLink() async throws {
        try await StandInBench.with { vendor in
            let (token, page) = try await vendor.session()
            let back = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=fail", method: .post)
            #expect(back.headers[.location]?.contains("resultCode=-1003") == true)
            let answer = try await vendor.call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#)
            #expect(answer.code == "NotFound.\(token)")
            let again = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=pass", method: .post)
            #expect(again.status == 410)
        }
    }

    @Test func aTokenIsGoodForHalfAnHour() async throws {
        try await StandInBench.with { vendor in
            let (token, page) = try await vendor.session()
            _ = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=pass", method: .post)
            vendor.time.advance(by: .seconds(1799))
            let early = try await vendor.call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#)
            #expect(early.code == nil)
            vendor.time.advance(by: .seconds(1))
            let late = try await vendor.call("GetVisualValidateResult", #"{"BytedToken":"\#(token)"}"#)
            #expect(late.code == "NotFound.\(token)")
        }
    }

    @Test(arguments: [
        (StandInSettings.Redirect.merged, "https://g.example/cb?a=b&bytedToken="),
        (.naive, "https://g.example/cb?a=b?bytedToken="),
    ])
    func theWayBackIsJoinedAsTold(redirect: StandInSettings.Redirect, start: String) async throws {
        try await StandInBench.with({ $0.redirect = redirect }) { vendor in
            let (_, page) = try await vendor.session(callback: "https://g.example/cb?a=b")
            let back = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=pass", method: .post)
            #expect(back.headers[.location]?.hasPrefix(start) == true)
        }
    }

    @Test func theTokenMayBeMissingOnAFailure() async throws {
        try await StandInBench.with({ $0.redirect = .withoutTokenOnFailure }) { vendor in
            let (_, page) = try await vendor.session()
            let back = try await vendor.browse("/stand-in/check?pl=\(page)&outcome=cancel", method: .post)
            #expect(back.headers[.location]?.contains("bytedToken") == false)
            #expect(back.headers[.location]?.contains("resultCode=-1006") == true)
        }
    }

    @Test func thePageSpeaksChineseUnlessAskedOtherwise() async throws {
        try await StandInBench.with { vendor in
            let (_, page) = try await vendor.session()
            let path = "/mobile/livenees-face-manage/authorization?pl=\(page)"
            let chinese = try await vendor.browse(path).text.contains("lang=\"zh\"")
            #expect(chinese)
            let english = try await vendor.browse(path + "&lng=en").text.contains("lang=\"en\"")
            #expect(english)
        }
    }

    @Test func anOldLinkCarriesCredentialsAndAmpersandsAreEscaped() async throws {
        try await StandInBench.with({ $0.linkStyle = .old }) { vendor in
            let answer = try await vendor.call("CreateVisualValidateSession", #"{"CallbackURL":"https://g.example/"}"#)
            #expect((answer.result["H5Link"] as? String)?.contains("&secretAccessKey=") == true)
            #expect(answer.text.contains("\\u0026secretAccessKey=") && !answer.text.contains("&"))
        }
    }

    @Test func theFourthSessionWithinASecondIsThrottled() async throws {
        try await StandInBench.with { vendor in
            for _ in 0..<3 { _ = try await vendor.session() }
            let body = #"{"CallbackURL":"https://g.example/"}"#
            let fourth = try await vendor.call("CreateVisualValidateSession", body)
            #expect(fourth.status == 429 && fourth.code == "AccountFlowLimitExceeded")
            vendor.time.advance(by: .seconds(1))
            let later = try await vendor.call("CreateVisualValidateSession", body)
            #expect(later.status == 200)
        }
    }
}
