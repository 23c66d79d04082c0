// SPDX-License-Identifier: Apache-2.0

import Mustache

/// A page, ready to be served in both forms.
struct DocPage: Sendable {
    /// `/docs/videos`
    let path: String
    let title: String
    let markdown: String
    let html: String
}

/// Puts a page's Markdown into the frame that all pages have.
struct DocFrame {
    struct Link {
        let path: String
        let title: String
        let isHere: Bool
    }

    private struct Context {
        let title: String
        let style: String
        let script: String
        let links: [Link]
        let source: String
        let content: String
    }

    let template: MustacheTemplate
    /// Addresses of the style and the script.
    let style: String
    let script: String
    let chapters: [(path: String, title: String)]

    func page(_ path: String, _ title: String, _ markdown: String) -> DocPage {
        let links = chapters.map { Link(path: $0.path, title: $0.title, isHere: $0.path == path) }
        let context = Context(
            title: title, style: style, script: script, links: links, source: "\(path).md",
            content: CommonMark.html(markdown))
        return DocPage(path: path, title: title, markdown: markdown, html: template.render(context))
    }
}
