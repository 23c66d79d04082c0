// SPDX-License-Identifier: Apache-2.0

/// `/docs` and `/llms.txt`: what there is, and where.
struct FrontPage {
    let description: APIDescription

    var markdown: String {
        let chapters = description.chapters.map { chapter in
            let calls = chapter.operations.map { "`\($0.method) \($0.path)`" }.joined(separator: ", ")
            return "- [\(chapter.name)](/docs/\(chapter.slug)): \(chapter.description) \(calls)"
        }
        return """
            # \(description.title)

            \(description.summary)

            \(description.introduction)

            ## Chapters

            \(chapters.joined(separator: "\n"))

            The whole description in OpenAPI 3.1: [/openapi.json](/openapi.json). Each page is there as Markdown too, with
            `.md` behind its address; [/llms.txt](/llms.txt) lists them.

            """
    }

    /// After llmstxt.org.
    /// - Parameter address: how the world reaches this server, without a slash at the end.
    func index(at address: String) -> String {
        let chapters = description.chapters.map {
            "- [\($0.name)](\(address)/docs/\($0.slug).md): \($0.description)"
        }
        return """
            # \(description.title)

            > \(description.summary) \(description.introduction.split(separator: "\n").first ?? "")

            ## API

            - [Introduction](\(address)/docs.md): keys, answers, errors, repeating
            \(chapters.joined(separator: "\n"))

            ## Optional

            - [OpenAPI 3.1](\(address)/openapi.json): the same as one file for programs

            """
    }
}
