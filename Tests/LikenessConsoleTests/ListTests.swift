// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessConsole
@testable import LikenessEngine

@Suite struct ListTests {
    /// Follows a list to its end.
    private func walk(_ visitor: SignedIn, _ path: String) async throws -> (rows: Int, pages: Int) {
        var (rows, pages, next) = (0, 0, Optional(path))
        while let path = next {
            let page = try await visitor.get(path).text
            rows += page.matches(of: #/data-test="(?:row|asset)"/#).count
            pages += 1
            next = page.firstMatch(of: #/href="([^"]+)" rel="next"/#).map { String($0.1).replacing("&amp;", with: "&") }
        }
        return (rows, pages)
    }

    @Test func tasksPageByCursor() async throws {
        try await ConsoleBench.with { console in
            for number in 0..<60 { try await console.addVideo("prompt \(number)") }
            let visitor = try await console.accountSignsIn()
            #expect(try await walk(visitor, "/console/tasks") == (60, 3))
            #expect(try await walk(visitor, "/console/videos") == (60, 3))
            #expect(try await walk(visitor, "/console/tasks?kind=asset_review") == (0, 1))
        }
    }

    @Test func peopleAndAssetsPageByCursor() async throws {
        try await ConsoleBench.with { console in
            for number in 0..<26 { try await console.addAsset("photo \(number)") }
            let visitor = try await console.accountSignsIn()
            #expect(try await walk(visitor, "/console/people") == (26, 2))
            #expect(try await walk(visitor, "/console/assets?type=Image") == (26, 2))
        }
    }

    @Test func deliveriesAndKeysPageByCursor() async throws {
        try await ConsoleBench.with { console in
            for _ in 0..<26 {
                try await console.addDelivery(of: console.addVideo())
                _ = try await console.engine.accounts.createKey(accountNamed: "acme")
                console.bench.time.advance(by: .milliseconds(1))
            }
            let visitor = try await console.accountSignsIn()
            #expect(try await walk(visitor, "/console/deliveries") == (26, 2))
            #expect(try await walk(visitor, "/console/keys").pages == 2)
        }
    }

    /// More than the account chooser offers.
    @Test func everyAccountIsOnTheList() async throws {
        try await ConsoleBench.with { console in
            for number in 0..<210 { _ = try await console.engine.accounts.createAccount(named: "studio \(number)") }
            let known = try await console.engine.accounts.all().count
            let visitor = try await console.operatorSignsIn()
            #expect(try await walk(visitor, "/console/accounts").rows == known)
        }
    }

    @Test func tasksAreFoundByTheirIDAndByTheirState() async throws {
        try await ConsoleBench.with { console in
            let one = try await console.addVideo("first")
            try await console.addVideo("second")
            let visitor = try await console.accountSignsIn()
            let found = try await visitor.get("/console/tasks?q=\(one.id.rawValue.dropFirst(5))").text
            #expect(found.contains("first") && !found.contains("second"))
            #expect(try await visitor.get("/console/tasks?status=failed").text.contains(#"data-test="empty""#))
            #expect(try await visitor.get("/console/tasks?q=%25").text.contains(#"data-test="empty""#))
        }
    }

    @Test(arguments: ["photo+one", "photo%20one"])
    func aSearchWithASpaceFindsWhatHasOne(_ query: String) async throws {
        try await ConsoleBench.with { console in
            try await console.addAsset("my photo one")
            try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            let page = try await visitor.get("/console/assets?q=\(query)").text
            #expect(page.contains("my photo one") && page.contains(#"value="photo one""#))
            #expect(!page.contains(">photo</"))
        }
    }

    @Test func consentsStayOnTheListWithTheirProofWhenNothingElseIsLeft() async throws {
        try await ConsoleBench.with { console in
            let (group, _) = try await console.bench.makePersonWithPhoto(console.engine)
            let visitor = try await console.accountSignsIn()
            #expect(try await visitor.get("/console/consents").text.contains("/console/people/\(group)"))
            _ = try await console.engine.consents.withdraw(group, by: console.bench.principal)
            #expect(try await visitor.get("/console/consents?state=erased").text.contains(#"data-test="empty""#))
            try await erase(console)
            // The session's twelve hours are over.
            let later = try await console.accountSignsIn()
            let page = try await later.get("/console/consents?state=erased").text
            #expect(page.contains("\(group)") && !page.contains("/console/people/\(group)"))
            for name in ["receipt", "proof"] {
                let file = try await later.get("/console/consents/\(group)/\(name)")
                #expect(file.status == 200 && file.text.split(separator: ".").count == 3, "\(name)")
            }
            let stranger = try await console.engine.accounts.createKey(accountNamed: "stranger").key
            let other = try await console.signIn(stranger)
            #expect(try await !other.get("/console/consents").text.contains("\(group)"))
            #expect(try await other.get("/console/consents/\(group)/proof").status == 404)
        }
    }

    /// After the day of grace, as the eraser does.
    private func erase(_ console: ConsoleBench) async throws {
        let bench = console.bench
        bench.time.advance(by: .seconds(24 * 3600))
        let course = ErasureCourse(
            store: bench.store, blobs: bench.blobs,
            sweep: BlobSweep(store: bench.store, blobs: bench.blobs, grace: .zero), keys: console.engine.receiptKeys,
            address: PublicAddress("https://likeness.example"), time: bench.time)
        for claimed in try await bench.store.claimErasures(limit: 1, leaseFor: .seconds(60), now: bench.time.now) {
            try await course.advance(claimed)
        }
    }

    @Test func anEmptyListSaysWhatToDoNext() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            for area in [Area.tasks, .people, .assets, .videos, .deliveries] {
                let page = try await visitor.get(area.path).text
                #expect(page.contains(#"data-test="empty""#), "\(area)")
            }
        }
    }

    @Test func whatSomebodyTypedIsShownAsText() async throws {
        try await ConsoleBench.with { console in
            try await console.addVideo("<script>alert(1)</script>")
            let visitor = try await console.accountSignsIn()
            let page = try await visitor.get("/console/tasks?q=%3Cscript%3E").text
            #expect(page.contains("&lt;script&gt;") && !page.contains("<script>alert"))
            #expect(try await !visitor.get("/console/tasks").text.contains("<script>alert"))
        }
    }
}
