// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import HTTPTypes
import LikenessAPI
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessHTTP

/// `/v1/consents` and the key set of receipts.
@Suite struct ConsentRouteTests {
    private func payload<Statement: Decodable>(of text: String, as type: Statement.Type) throws -> Statement {
        let parts = text.split(separator: ".")
        return try JSONDecoder().decode(type, from: #require(Data(base64URL: String(parts[1]))))
    }

    @Test func aConsentHasAReceiptThatThePublicTypesRead() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let consent = try await api.get("/v1/consents/\(group)").decode(Envelope<ConsentAnswer>.self).data
            #expect(consent.status == .given && consent.videos == 0 && consent.licence == consent.agreed)
            let receipt = try payload(of: consent.receipt, as: ConsentReceipt.self)
            #expect(receipt.groupID == group.rawValue && receipt.account.name == "acme")
            #expect(receipt.check.kind == "active_challenge" && receipt.purpose == "video_with_likeness")
            #expect(receipt.text?.version == "1" && receipt.licence.eraseVideos == true)
            let keys = try await api.get("/.well-known/likeness-receipts.json").strings("keys", "kid")
            let header = try #require(Data(base64URL: String(consent.receipt.prefix { $0 != "." })))
            #expect(try JSONDecoder().decode([String: String].self, from: header)["kid"] == keys.first)
        }
    }

    @Test func consentsAreListedNewestFirstPageByPage() async throws {
        try await APIBench.with { api in
            var groups: [String] = []
            for _ in 0..<3 {
                groups.append(try await api.bench.makePerson(api.engine).rawValue)
                api.bench.time.advance(by: .seconds(1))
            }
            var (found, cursor) = ([String](), "")
            repeat {
                let page = try await api.get("/v1/consents?limit=2&cursor=\(cursor)")
                found += page.strings("data", "group_id")
                cursor = page.string("next_cursor") ?? ""
            } while !cursor.isEmpty
            #expect(found == groups.reversed())
            _ = try await api.post("/v1/consents/\(groups[1])/withdraw", "")
            #expect(try await api.get("/v1/consents?status=withdrawn").strings("data", "group_id") == [groups[1]])
            #expect(try await api.get("/v1/consents?project_name=other").strings("data", "group_id") == [])
            #expect(try await api.get("/v1/consents?status=gone").status == 400)
        }
    }

    @Test func aWithdrawalHoldsAtOnceAndIsNoTwoWithdrawals() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let first = try await api.post("/v1/consents/\(group)/withdraw", "")
            api.bench.time.advance(by: .seconds(9))
            let second = try await api.post("/v1/consents/\(group)/withdraw", "")
            let answers = try [first, second].map { try $0.decode(Envelope<ConsentAnswer>.self).data }
            #expect(answers[0] == answers[1] && answers[0].status == .withdrawn && answers[0].endedBy == .account)
            let refused = try await api.post(
                "/v1/seedance2/real-avatar",
                #"{"group_id":"\#(group)","assets":[{"url":"https://media.example/good"}]}"#)
            #expect(refused.status == 400 && refused.string("error.code") == "consent_withdrawn")
            #expect(refused.string("error.param") == "group_id")
        }
    }

    @Test func aLicenceIsReplacedAsAWhole() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let path = "/v1/consents/\(group)/licence"
            let body =
                #"{"until":1900000000,"projects":[],"models":["doubao-seedance-2-0-fast"],"max_videos":2,"#
                + #""blocked_words":["war"]}"#
            let first = try await api.put(path, body).decode(Envelope<ConsentAnswer>.self).data
            #expect(first.licence?.until == 1_900_000_000 && first.licence?.projects == [])
            #expect(first.licence?.models == ["seedance-2.0-fast"] && first.licence?.maxVideos == 2)
            let second = try await api.put(path, "{}").decode(Envelope<ConsentAnswer>.self).data
            #expect(second.licence == second.agreed)
        }
    }

    @Test(arguments: [
        (#"{"until":-1}"#, "until"), (#"{"projects":["a\u0001"]}"#, "projects[0]"),
        (#"{"models":["dall-e"]}"#, "models[0]"), (#"{"keys":["sk-1"]}"#, "keys[0]"),
        (#"{"max_videos":1.5}"#, "max_videos"), (#"{"blocked_words":["ok"," "]}"#, "blocked_words[1]"),
        (#"{"erase_videos":"no"}"#, "erase_videos"), (#"{"erase_videos":false}"#, ""), ("[]", ""),
    ])
    func aLicenceThatIsNoneNamesItsFieldAndChangesNothing(body: String, path: String) async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let refused = try await api.put("/v1/consents/\(group)/licence", body)
            #expect(refused.status == 400 && refused.string("error.param") == path, "\(body)")
            let consent = try await api.get("/v1/consents/\(group)").decode(Envelope<ConsentAnswer>.self).data
            #expect(consent.licence == consent.agreed)
        }
    }

    @Test func whatALicenceForbidsIsRefusedWithItsReason() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let task = try await api.bench.review(api.engine, .of("good", group: group, endpoint: .realAvatar))
            guard case .assetReview(let report)? = task.outcome, let asset = report.items.first?.asset else {
                Issue.record("no report")
                return
            }
            let order = #"{"model":"seedance-2.0","prompt":"A War at sea","image_urls":["\#(asset.address)"]}"#
            for (licence, words) in [
                (#"{"blocked_words":["war"]}"#, "the prompt speaks of what it excludes"),
                (#"{"max_videos":0}"#, "all its videos are made"),
                (#"{"models":["seedance-2.5"]}"#, "not for this model"),
                (#"{"keys":[]}"#, "not for this API key"), (#"{"projects":["film"]}"#, "not for this project"),
                (#"{"until":1}"#, "it has ended"),
            ] {
                #expect(try await api.put("/v1/consents/\(group)/licence", licence).status == 200)
                let refused = try await api.post("/v1/videos/generations", order)
                #expect(refused.status == 400 && refused.string("error.code") == "outside_licence", "\(licence)")
                #expect(refused.string("error.message")?.contains(words) == true, "\(licence)")
                #expect(refused.string("error.param") == "image_urls[0]")
            }
            #expect(try await api.put("/v1/consents/\(group)/licence", "{}").status == 200)
            #expect(try await api.post("/v1/videos/generations", order).status == 200)
        }
    }

    @Test func aForeignAnUnknownAndAMalformedConsentAreAnsweredAlike() async throws {
        try await APIBench.with { api in
            let group = try await api.bench.makePerson(api.engine)
            let stranger = try await api.strangersKey()
            let foreign = try await api.get("/v1/consents/\(group)", stranger)
            let unknown = try await api.get("/v1/consents/group-20200101000000-aaaaa", stranger)
            let malformed = try await api.get("/v1/consents/%00", stranger)
            for answer in [foreign, unknown, malformed] {
                #expect(answer.status == 404 && answer.string("error.message") == unknown.string("error.message"))
            }
            #expect(try await api.post("/v1/consents/\(group)/withdraw", "", stranger).status == 404)
        }
    }
}
