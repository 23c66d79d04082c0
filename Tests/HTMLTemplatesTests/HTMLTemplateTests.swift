// SPDX-License-Identifier: Apache-2.0

import HTMLTemplates
import Mustache
import Testing

@Suite struct HTMLTemplateTests {
    /// U+0600 is prepended to what follows, U+0301 sits on what is before it: to Swift each makes one character with it.
    @Test(arguments: ["<b>", "\u{600}<b\u{600}>", "<\u{301}b>\u{301}", "a\"\u{301} onx='\u{301}1", "&\u{20DD}lt;"])
    func noMarkupComesThroughInAnyCompany(value: String) throws {
        let page = try HTMLTemplate.make("<p title=\"{{value}}\">{{value}}</p>").render(["value": value])
        let inside = page.replacing("<p title=\"", with: "").replacing("</p>", with: "").replacing("\">", with: "")
        for byte in "<>\"'".utf8 { #expect(!inside.utf8.contains(byte), "\(page)") }
    }

    @Test func aPartialEscapesAsItsPageDoes() throws {
        let library = MustacheLibrary(templates: [
            "page": try HTMLTemplate.make("{{#rows}}{{> row}}{{/rows}}"), "row": try HTMLTemplate.make("<i>{{.}}</i>"),
        ])
        let page = library.render(["rows": ["\u{600}<u>"]], withTemplate: "page")
        #expect(page == "<i>\u{600}&lt;u&gt;</i>")
    }

    @Test func plainTextStaysAsItIs() throws {
        let text = "人脸 é 👩‍👩‍👧 a=b"
        #expect(try HTMLTemplate.make("{{.}}").render(text) == text)
    }
}
