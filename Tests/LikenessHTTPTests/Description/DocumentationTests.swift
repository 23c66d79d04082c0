// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Subprocess
import Testing

@testable import LikenessDocs
@testable import LikenessHTTP

/// `/docs`, `/llms.txt` and `/openapi.json`.
@Suite struct DocumentationTests {
    private static func get(_ path: String, _ check: @escaping @Sendable (Answer) throws -> Void) async throws {
        let router = Router(context: HTTPContext.self)
        try DocumentationPages(address: "https://likeness.example").mount(on: router)
        try await Application(responder: router.buildResponder()).test(.router) { client in
            try await client.execute(uri: path, method: .get) {
                try check(
                    Answer(status: $0.status.code, headers: $0.headers, body: Array($0.body.readableBytesView)))
            }
        }
    }

    @Test func everyOperationHasItsPlaceWithASampleInEachLanguage() throws {
        let api = try Documentation.readDescription()
        for chapter in api.chapters {
            let text = try ChapterPage(chapter: chapter, references: api.references).markdown()
            for operation in chapter.operations {
                #expect(text.contains("`\(operation.method) \(operation.path)`"))
                for language in CodeSample.allCases { #expect(text.contains(language.text(of: operation))) }
            }
        }
    }

    @Test func everyOperationBelongsToAChapter() throws {
        let api = try Documentation.readDescription()
        let paths = (api.references.root["paths"]?.fields ?? []) + (api.references.root["webhooks"]?.fields ?? [])
        let all = paths.flatMap { $0.value.fields.compactMap { $0.value["operationId"]?.text } }
        #expect(!all.isEmpty && Set(all) == Set((api.operations + api.chapters.flatMap(\.posts)).map(\.id)))
    }

    @Test(arguments: ["/docs", "/docs/videos"])
    func aPageIsThereForPeopleAndAsMarkdown(path: String) async throws {
        try await Self.get(path) { page in
            #expect(page.status == 200 && page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.text.contains("<h1>") && page.text.contains("href=\"\(path).md\""))
            #expect(page.headers[.contentSecurityPolicy]?.hasPrefix("default-src 'none'") == true)
        }
        try await Self.get("\(path).md") { page in
            #expect(page.status == 200 && page.headers[.contentType] == "text/markdown; charset=utf-8")
            #expect(page.text.hasPrefix("# "))
        }
    }

    @Test func theListForProgramsLeadsToEveryPage() async throws {
        let slugs = try Documentation.readDescription().chapters.map(\.slug)
        try await Self.get("/llms.txt") { list in
            #expect(list.text.hasPrefix("# Likeness\n\n> "))
            for slug in slugs { #expect(list.text.contains("(https://likeness.example/docs/\(slug).md)")) }
        }
        for slug in slugs {
            try await Self.get("/docs/\(slug).md") { #expect($0.status == 200) }
        }
    }

    @Test func theDescriptionIsServedToPagesOfAnyOrigin() async throws {
        try await Self.get("/openapi.json") { answer in
            #expect(answer.string("openapi") == "3.1.0")
            #expect(answer.headers[.accessControlAllowOrigin] == "*")
        }
    }

    @Test func markupInTheTextIsNoMarkupOfThePage() {
        let html = CommonMark.html("a <script>alert(1)</script> [b](javascript:alert(1))")
        #expect(!html.contains("<script>") && !html.contains("javascript:"))
    }

    @Test func thePythonSamplesArePython() async throws {
        for operation in try Documentation.readDescription().operations {
            let sample = CodeSample.python.text(of: operation)
            let result = try await run(
                .name("python3"), arguments: ["-c", "import sys; compile(sys.argv[1], 'sample', 'exec')", sample],
                output: .discarded, error: .string(limit: 4096))
            #expect(result.terminationStatus.isSuccess, "\(sample)\n\(result.standardError)")
        }
    }
}
