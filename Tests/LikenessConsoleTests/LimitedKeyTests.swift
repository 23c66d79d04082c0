// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

/// Keys that reach less than their account, and what an account may spend.
@Suite struct LimitedKeyTests {
    private func limited(_ console: ConsoleBench, _ change: (inout KeyGrant) -> Void) async throws -> Secret {
        var grant = KeyGrant()
        change(&grant)
        return try await console.engine.accounts.createKey(accountNamed: "acme", grant: grant).key
    }

    @Test func aKeyOfSomeScopesOrProjectsCanNotSignIn() async throws {
        try await ConsoleBench.with { console in
            let keys = [
                try await limited(console) { $0.scopes = [.read] },
                try await limited(console) { $0.projects = [.default] },
            ]
            for key in keys {
                let answer = try await console.post("/console/sign-in", [("key", key.exposed)])
                #expect(answer.status == 422 && answer.cookie("likeness_console") == nil)
                #expect(answer.text.contains("This key is limited"))
            }
        }
    }

    @Test func aKeyThatEndsTakesItsSessionsWithItAndMakesNoneThatOutlivesIt() async throws {
        try await ConsoleBench.with { console in
            let end = console.bench.time.now + .seconds(3600)
            let key = try await limited(console) { $0.expiresAt = end }
            let visitor = try await console.signIn(key)
            let made = try await visitor.post("/console/keys").text
            let text = try #require(made.firstMatch(of: #/data-test="new-key">(sk-[^<]+)</#)).1
            #expect(try await console.engine.oversight.key(Secret(String(text)))?.grant.expiresAt == end)
            console.bench.time.advance(by: .seconds(3601))
            #expect(try await visitor.get("/console/tasks").status == 303)
        }
    }

    @Test("CVE-2026-47102: a key's limits are those of its form, and no field makes it more")
    func aKeysLimitsAreThoseOfItsForm() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let fields = [
                ("limits", "1"), ("label", "ci"), ("scope", "video"), ("scope", "read"), ("projects", "films, shorts"),
                ("days", "30"), ("rate", "5"),
            ]
            let made = try await visitor.post("/console/keys", fields).text
            let text = try #require(made.firstMatch(of: #/data-test="new-key">(sk-[^<]+)</#)).1
            let key = try #require(try await console.engine.oversight.key(Secret(String(text))))
            #expect(key.label == "ci" && key.grant.scopes == [.video, .read] && key.grant.requestsPerSecond == 5)
            #expect(key.grant.projects?.map(\.rawValue) == ["films", "shorts"])
            #expect(key.grant.expiresAt == console.bench.time.now + .seconds(30 * 86_400))
        }
    }

    @Test func aKeysFormSaysWhatIsWrongAndKeepsTheRest() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post(
                "/console/keys", [("limits", "1"), ("label", "ci"), ("days", "0"), ("rate", "many")])
            #expect(answer.status == 422 && answer.text.contains(#"value="ci""#))
            #expect(answer.text.contains(#"value="many""#))
            for name in ["scopes", "days", "rate"] {
                #expect(answer.text.contains(#"data-test="\#(name)-problem""#), "\(name)")
            }
        }
    }

    @Test func anOperatorMakesAccountsAndChangesTheirCredit() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.operatorSignsIn()
            let path = try #require(
                try await visitor.post("/console/accounts", [("name", "studio"), ("credit", "25")]).location)
            #expect(try await visitor.get(path).text.contains("$25.00"))
            #expect(try await visitor.post("\(path)/credit", [("what", "add"), ("amount", "0.5")]).location == path)
            #expect(try await visitor.get(path).text.contains("$25.50"))
            let wrong = try await visitor.post("\(path)/credit", [("what", "add"), ("amount", "-3")])
            #expect(wrong.status == 422 && wrong.text.contains(#"data-test="amount-problem""#))
            #expect(wrong.text.contains(#"value="-3""#))
            let large = try await visitor.post("\(path)/credit", [("what", "add"), ("amount", "9000000000")])
            #expect(large.status == 422)
            _ = try await visitor.post("\(path)/credit", [("what", "unlimited")])
            #expect(try await visitor.get(path).text.contains("Without limit"))
            let again = try await visitor.post("/console/accounts", [("name", "studio"), ("credit", "x")])
            #expect(again.status == 422 && again.text.contains("There is an account of this name."))
        }
    }

    @Test func anAccountSeesItsOwnCreditAndChangesNothing() async throws {
        try await ConsoleBench.with { console in
            let own = console.bench.principal.account
            let foreign = try await console.bench.stranger().account
            let visitor = try await console.accountSignsIn()
            #expect(try await visitor.get("/console/accounts").location == "/console/accounts/\(own)")
            let page = try await visitor.get("/console/accounts/\(own)")
            #expect(page.status == 200 && !page.text.contains("change-credit"))
            #expect(try await visitor.get("/console/accounts/\(foreign)").status == 404)
            #expect(try await visitor.post("/console/accounts/\(own)/credit", [("what", "unlimited")]).status == 404)
            #expect(try await visitor.post("/console/accounts", [("name", "more")]).status == 404)
        }
    }
}
