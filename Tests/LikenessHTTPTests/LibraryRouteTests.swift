// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import Testing

@testable import LikenessHTTP

/// The management routes, in the vendor's form (contract/apimart.md 2.4).
@Suite struct LibraryRouteTests {
    private static let groups = "/v1/seedance2/private-avatar/groups"
    private static let assets = "/v1/seedance2/private-avatar/assets"
    private static let personGroups = "/v1/seedance2/real-avatar/groups"

    @Test func aGroupIsMadeReadRenamedAndDeleted() async throws {
        try await APIBench.with { api in
            let made = try await api.post(Self.groups, #"{"name":"Ada","description":"d","group_type":"AIGC"}"#)
            #expect(made.string("ResponseMetadata.Action") == "CreateAssetGroup")
            #expect(made.string("ResponseMetadata.Version") == "2024-01-01")
            let id = try #require(made.string("Result.Id"))
            let read = try await api.get("\(Self.groups)/\(id)")
            #expect(read.string("Result.Name") == "Ada")
            #expect(read.string("Result.GroupType") == "AIGC")
            let renamed = try await api.patch("\(Self.groups)/\(id)", #"{"name":"Eva"}"#)
            #expect(renamed.status == 200)
            let again = try await api.get("\(Self.groups)/\(id)")
            #expect(again.string("Result.Name") == "Eva")
            #expect(again.string("Result.Description") == "d")
            let deleted = try await api.send(.delete, "\(Self.groups)/\(id)")
            #expect(deleted["Result"] == [:])
            let gone = try await api.get("\(Self.groups)/\(id)")
            #expect(gone.status == 404)
            #expect(gone.string("ResponseMetadata.Error.Code") == "NotFound.group_id")
        }
    }

    @Test func assetsAreListedWithTheirAddressesAndFailures() async throws {
        try await APIBench.with { api in
            _ = try await api.bench.review(api.engine, .of("good", "bad"))
            let page = try await api.get(Self.assets)
            #expect(page["Result.TotalCount"] == 2)
            #expect(page["Result.PageNumber"] == 1)
            #expect(page["Result.PageSize"] == 10)
            let items = (0..<2).compactMap { index in page.string("Result.Items.\(index).Name").map { ($0, index) } }
            let index = Dictionary(uniqueKeysWithValues: items)
            let good = "Result.Items.\(try #require(index["good"]))"
            let bad = "Result.Items.\(try #require(index["bad"]))"
            #expect(page.string("\(good).Status") == "Active")
            #expect(page.string("\(bad).Status") == "Failed")
            #expect(page.string("\(bad).Error.Code") == "FaceMismatch")
            #expect(page[bad + ".URL"] == nil)
            let target = try api.target(page.string("\(good).URL"))
            let file = try await api.raw(.get, target)
            #expect(file.status == 200)
        }
    }

    @Test func anAssetIsRenamedAndDeletedAndItsAddressWithIt() async throws {
        try await APIBench.with { api in
            let id = try await api.bench.makeAsset(api.engine)
            let target = try api.target(try await api.get("\(Self.assets)/\(id)").string("Result.URL"))
            _ = try await api.patch("\(Self.assets)/\(id)", #"{"name":"portrait"}"#)
            let read = try await api.get("\(Self.assets)/\(id)")
            #expect(read.string("Result.Name") == "portrait")
            _ = try await api.send(.delete, "\(Self.assets)/\(id)")
            let gone = try await api.get("\(Self.assets)/\(id)")
            #expect(gone.status == 404)
            let file = try await api.raw(.get, target)
            #expect(file.status == 410)
        }
    }

    @Test(arguments: [("page_number", "page_size"), ("PageNumber", "PageSize")])
    func pagesAreCutAsAskedInBothSpellings(number: String, size: String) async throws {
        try await APIBench.with { api in
            for index in 0..<5 { _ = try await api.post(Self.groups, #"{"name":"g\#(index)"}"#) }
            let page = try await api.get("\(Self.groups)?\(number)=2&\(size)=2")
            #expect(page["Result.TotalCount"] == 5)
            #expect(page["Result.PageNumber"] == 2)
            #expect(page["Result.Items.1"] != nil)
            #expect(page["Result.Items.2"] == nil)
            let last = try await api.get("\(Self.groups)?\(number)=3&\(size)=2")
            #expect(last["Result.Items.1"] == nil)
        }
    }

    @Test(arguments: ["page_size=0", "page_size=101", "page_number=0", "page_number=x"])
    func aPageOutsideIsRefusedInTheVendorsForm(query: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.get("\(Self.groups)?\(query)")
            #expect(answer.status == 400)
            #expect(answer.string("ResponseMetadata.Error.Code") == "InvalidParameter")
            #expect(answer["error"] == nil)
        }
    }

    @Test("CVE-2026-25591: the name filter is a substring, and wildcards are text") func theNameFilterIsASubstring()
        async throws
    {
        try await APIBench.with { api in
            for name in ["Ada", "Eva", "a%b"] { _ = try await api.post(Self.groups, #"{"name":"\#(name)"}"#) }
            let found = try await api.get("\(Self.groups)?name=v")
            #expect(found["Result.TotalCount"] == 1)
            #expect(found.string("Result.Items.0.Name") == "Eva")
            let literal = try await api.get("\(Self.groups)?name=%25")
            #expect(literal["Result.TotalCount"] == 1)
        }
    }

    @Test func aPlusInAQueryIsASpaceAndBrokenEncodingIsRefused() async throws {
        try await APIBench.with { api in
            for name in ["Ada Lovelace", "Ada+Lovelace"] {
                _ = try await api.post(Self.groups, #"{"name":"\#(name)"}"#)
            }
            let spaced = try await api.get("\(Self.groups)?name=a+Lo")
            #expect(spaced.string("Result.Items.0.Name") == "Ada Lovelace" && spaced["Result.TotalCount"] == 1)
            let plus = try await api.get("\(Self.groups)?name=a%2BLo")
            #expect(plus.string("Result.Items.0.Name") == "Ada+Lovelace" && plus["Result.TotalCount"] == 1)
            #expect(try await api.get("\(Self.groups)?name=%zz").status == 400)
        }
    }

    @Test func eachEndpointSeesItsOwnKind() async throws {
        try await APIBench.with { api in
            let person = try await api.bench.makePerson(api.engine)
            _ = try await api.post(Self.groups, #"{"name":"virtual"}"#)
            let virtual = try await api.get(Self.groups)
            #expect(virtual["Result.TotalCount"] == 1)
            let persons = try await api.get(Self.personGroups)
            #expect(persons["Result.TotalCount"] == 1)
            #expect(persons.string("Result.Items.0.Id") == person.rawValue)
            #expect(persons.string("Result.Items.0.GroupType") == "LivenessFace")
            let wrong = try await api.get("\(Self.groups)/\(person)")
            #expect(wrong.status == 404)
        }
    }

    @Test func aForeignGroupAnswersAsAnUnknownOne() async throws {
        try await APIBench.with { api in
            let id = try #require(try await api.post(Self.groups, #"{"name":"a"}"#).string("Result.Id"))
            let stranger = try await api.strangersKey()
            for (method, body) in [(HTTPRequest.Method.get, ""), (.patch, #"{"name":"x"}"#), (.delete, "")] {
                let headers = stranger.merging([.contentType: "application/json"])
                let foreign = try await api.raw(method, "\(Self.groups)/\(id)", headers, Array(body.utf8))
                let unknown = try await api.raw(
                    method, "\(Self.groups)/group-20260101000000-zzzzz", headers, Array(body.utf8))
                #expect(foreign.status == 404)
                #expect(foreign["ResponseMetadata.Error"] == unknown["ResponseMetadata.Error"])
            }
            let mine = try await api.get("\(Self.groups)/\(id)")
            #expect(mine.string("Result.Name") == "a")
        }
    }

    @Test(arguments: [
        ("{}", "MissingParameter"), (#"{"name":""}"#, "InvalidParameter"), (#"{"name":5}"#, "InvalidParameter"),
        (#"{"name":"a","group_type":"LivenessFace"}"#, "InvalidParameter"),
        (#"{"name":"\#(String(repeating: "n", count: 65))"}"#, "InvalidParameter"), ("{", "InvalidParameter"),
    ])
    func aWrongGroupIsRefusedInTheVendorsForm(body: String, code: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.groups, body)
            #expect(answer.status == 400)
            #expect(answer.string("ResponseMetadata.Error.Code") == code)
        }
    }

    @Test func aPersonsGroupCannotBeMadeByHand() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(Self.personGroups, #"{"name":"a"}"#)
            #expect(answer.status == 405)
        }
    }
}
