// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import Foundation
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

@Suite struct TextsTests {
    @Test func bothLanguagesHaveTheSameTexts() throws {
        let texts = try ConsoleTexts.all()
        let names = texts.values.map { Set($0.words.keys) }
        #expect(names.count == ConsoleLanguage.allCases.count)
        #expect(names.allSatisfy { $0 == names[0] })
        #expect(texts.values.allSatisfy { $0.words.values.allSatisfy { !$0.isEmpty } })
    }

    @Test func everyWordThatACodeNamesIsThere() throws {
        let texts = try #require(try ConsoleTexts.all()[.en])
        let names =
            TaskKind.allCases.map { "kind_\($0.rawValue)" } + TaskStatus.allCases.map { "status_\($0.rawValue)" }
            + SessionState.allCases.map { "session_\($0.rawValue)" }
            + Delivery.Status.allCases.map { "delivery_\($0.rawValue)" }
            + AssetFilter.State.allCases.map { "asset_\($0.rawValue)" }
            + AssetGroup.Kind.allCases.map { "group_\($0.rawValue)" }
            + AssetType.allCases.map { "type_\($0.rawValue)" }
            + VerificationFailure.allCases.map { "reason_\($0.rawValue)" }
            + AssetRejection.named.map { "rejection_\($0.rawValue)" }
            + Area.allCases.map { "area_\($0.rawValue)" }
            + ConsoleProblem.allCases.flatMap { ["problem_\($0.rawValue)", "problem_\($0.rawValue)_text"] }
        #expect(names.filter { texts.words[$0] == nil } == [])
    }

    @Test func everyTextThatATemplateNamesIsThere() throws {
        let texts = try #require(try ConsoleTexts.all()[.en])
        let names = ["layout", "journey", "start", "overview", "tasks", "task", "keys", "person", "asset", "settings"]
        for name in names {
            let template = String(decoding: try ConsoleAssets.read("\(name).mustache"), as: UTF8.self)
            for match in template.matches(of: #/\bt\.(\w+)/#) {
                #expect(texts.words[String(match.1)] != nil, "\(name): \(match.1)")
            }
        }
    }

    @Test(arguments: [
        ("zh-CN,zh;q=0.9", ConsoleLanguage.zh), ("de, en;q=0.5", .en), ("en;q=0.2, zh;q=0.8", .zh), ("fr", .en),
    ])
    func theBrowsersWishIsHeard(header: String, language: ConsoleLanguage) {
        #expect(ConsoleLanguage(wish: nil, accepted: header) == language)
        #expect(ConsoleLanguage(wish: "en", accepted: header) == .en)
    }

    @Test func aChosenLanguageIsRemembered() async throws {
        try await ConsoleBench.with { console in
            let answer = try await console.get("/console/sign-in?lng=zh")
            #expect(answer.text.contains(#"lang="zh""#) && answer.text.contains("登录"))
            #expect(answer.cookie("likeness_console_language")?.hasPrefix("likeness_console_language=zh") == true)
        }
    }
}
