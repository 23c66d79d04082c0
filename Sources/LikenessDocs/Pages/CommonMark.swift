// SPDX-License-Identifier: Apache-2.0

import CCommonMark

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Markdown to HTML by GitHub's own library, tables included. Markup within the text is left out.
enum CommonMark {
    /// Registered once in a process: the library keeps its extensions in a list that is not locked.
    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

    static func html(_ markdown: String) -> String {
        _ = registered
        guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return "" }
        defer { cmark_parser_free(parser) }
        if let tables = cmark_find_syntax_extension("table") { cmark_parser_attach_syntax_extension(parser, tables) }
        cmark_parser_feed(parser, markdown, markdown.utf8.count)
        guard let document = cmark_parser_finish(parser) else { return "" }
        defer { cmark_node_free(document) }
        guard let html = cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser))
        else { return "" }
        defer { free(html) }
        return String(cString: html)
    }
}
