// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

/// What belongs to another account does not exist for an account's key; an operator sees it.
@Suite struct OwnershipTests {
    private struct Foreign {
        let account: AccountID
        let paths: [String]
        let posts: [String]
    }

    private func addForeign(_ console: ConsoleBench) async throws -> Foreign {
        let account = try await console.bench.stranger().account
        let asset = try await console.addAsset("foreign photo", of: account)
        let video = try await console.addVideo("foreign prompt", of: account)
        let delivery = try await console.addDelivery(of: video)
        return Foreign(
            account: account,
            paths: [
                "/console/tasks/\(video.id)", "/console/videos/\(video.id)", "/console/people/\(asset.group)",
                "/console/assets/\(asset.id)", "/console/deliveries/\(delivery.id)", "/console/start/\(asset.group)",
            ],
            posts: [
                "/console/tasks/\(video.id)/cancel", "/console/people/\(asset.group)/delete",
                "/console/people/\(asset.group)/name", "/console/assets/\(asset.id)/delete",
                "/console/assets/\(asset.id)/name", "/console/deliveries/\(delivery.id)/resend",
                "/console/start/\(asset.group)/reviews", "/console/start/\(asset.group)/videos",
            ])
    }

    @Test func anAccountsKeyFindsNothingOfOthers() async throws {
        try await ConsoleBench.with { console in
            let foreign = try await addForeign(console)
            let visitor = try await console.accountSignsIn()
            for path in foreign.paths { #expect(try await visitor.get(path).status == 404, "\(path)") }
            for path in foreign.posts { #expect(try await visitor.post(path).status == 404, "\(path)") }
            for area in Area.allCases where !area.isOperators && area != .accounts {
                let page = try await visitor.get(area.path)
                #expect(!page.text.contains("foreign p") && !page.text.contains("stranger"), "\(area)")
            }
        }
    }

    @Test func anOperatorFindsEverythingAndChoosesWhoseListsShow() async throws {
        try await ConsoleBench.with { console in
            let foreign = try await addForeign(console)
            try await console.addVideo("our own prompt")
            let visitor = try await console.operatorSignsIn()
            for path in foreign.paths { #expect(try await visitor.get(path).status == 200, "\(path)") }
            let all = try await visitor.get("/console/tasks").text
            #expect(all.contains("foreign prompt") && all.contains("our own prompt") && all.contains("stranger"))
            let chosen = try await visitor.post("/console/account", [("account", foreign.account.rawValue)])
            let cookie = try #require(chosen.cookie("likeness_console_account")?.split(separator: ";").first)
            var headers = visitor.headers
            headers[.cookie] = "\(headers[.cookie] ?? ""); \(cookie)"
            let theirs = try await console.get("/console/tasks", headers).text
            #expect(theirs.contains("foreign prompt") && !theirs.contains("our own prompt"))
        }
    }

    @Test func anAccountCanNotChooseAnother() async throws {
        try await ConsoleBench.with { console in
            let foreign = try await addForeign(console)
            let visitor = try await console.accountSignsIn()
            var headers = visitor.headers
            headers[.cookie] = "\(headers[.cookie] ?? ""); likeness_console_account=\(foreign.account)"
            #expect(try await !console.get("/console/tasks", headers).text.contains("foreign prompt"))
        }
    }

    @Test func settingsAreTheOperators() async throws {
        let setting = ConsoleSetting(section: "storage", name: "LIKENESS_STORE", value: "sqlite")
        try await ConsoleBench.with(settings: [setting]) { console in
            #expect(try await console.accountSignsIn().get("/console/settings").status == 404)
            let page = try await console.operatorSignsIn().get("/console/settings")
            #expect(page.status == 200 && page.text.contains("LIKENESS_STORE"))
        }
    }

    @Test func anAccountSeesNoOperatorsTokenAndCanNotRevokeIt() async throws {
        try await ConsoleBench.with { console in
            let admin = try #require(try await console.engine.oversight.key(console.adminToken))
            let visitor = try await console.accountSignsIn()
            #expect(try await !visitor.get("/console/keys").text.contains(admin.id.rawValue))
            #expect(try await visitor.post("/console/keys/\(admin.id)/revoke").status == 404)
            #expect(try await console.engine.oversight.activeKey(admin.id) != nil)
        }
    }
}
