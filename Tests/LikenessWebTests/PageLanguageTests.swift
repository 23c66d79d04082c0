// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import LikenessWeb

@Suite struct PageLanguageTests {
    @Test(arguments: [
        ("zh", PageLanguage.zh), ("ZH", .zh), ("en", .en), ("zh-Hant", .zhHant), ("zh-TW", .zhHant), ("zh-CN", .zh),
    ])
    func theAddressChoosesTheLanguage(wish: String, language: PageLanguage) {
        #expect(PageLanguage(wish: wish, accepted: "en") == language)
    }

    @Test(arguments: [
        ("zh-TW,zh;q=0.9,en;q=0.8", PageLanguage.zhHant), ("de,en;q=0.5,zh;q=0.7", .zh), ("fr", .en), ("", .en),
        ("en;q=0.1, zh-CN", .zh), ("zh;q=0, en", .en),
    ])
    func elseTheBrowsersWishesDo(accepted: String, language: PageLanguage) {
        #expect(PageLanguage(wish: nil, accepted: accepted) == language)
        #expect(PageLanguage(wish: "xx", accepted: accepted) == language)
    }
}
