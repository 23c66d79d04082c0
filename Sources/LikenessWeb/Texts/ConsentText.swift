// SPDX-License-Identifier: Apache-2.0

import Crypto

/// What the person agrees to. Any change of a word needs a new version: the version and the hash of the text as shown
/// are kept with the consent.
struct ConsentText: Sendable {
    static let version = "2026-11-2"

    let language: PageLanguage
    let paragraphs: [String]

    init(_ language: PageLanguage) {
        self.language = language
        self.paragraphs =
            switch language {
            case .en: Self.english
            case .zh: Self.chinese
            case .zhHant: Self.traditionalChinese
            }
    }

    /// SHA-256 of the paragraphs, joined by empty lines; hexadecimal.
    var hash: String {
        let text = paragraphs.joined(separator: "\n\n")
        return SHA256.hash(data: Array(text.utf8)).map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
    }

    private static let english = [
        "I am the person before the camera, and I am doing this of my own free will.",
        "My camera pictures are compared with one another to see that I am a living person. They are kept in memory "
            + "for the length of the check only and are not stored.",
        "If I pass, 128 numbers that describe my face are stored encrypted, together with the time of my consent. "
            + "They serve one purpose: to see whether photos and clips that are submitted show me.",
        "Photos and clips that pass may be used by the project named above to make videos with my face. At the end I am "
            + "given a page of my own. On it I see what is made, and can withdraw at any time: then nothing more is made, and "
            + "everything stored about me is deleted. A signed record of this consent is kept, without my face.",
    ]

    private static let chinese = [
        "我就是镜头前的本人，并且自愿进行本次认证。",
        "系统会比对摄像头画面，以确认我是真人。画面只在检测期间保存在内存中，不会被存储。",
        "通过后，系统会加密保存描述我面部特征的128个数字以及我同意的时间。它们只有一个用途：判断提交的照片和视频是否为我本人。",
        "通过审核的照片和视频可由上述项目用于制作包含我面容的视频。认证结束时我会得到一个属于我自己的页面，可以在上面查看制作情况并随时撤回授权："
            + "撤回后不再制作任何内容，与我有关的全部存储内容会被删除。本次同意的签名记录会被保留，其中不含我的面容。",
    ]

    private static let traditionalChinese = [
        "我就是鏡頭前的本人，並且自願進行本次認證。",
        "系統會比對攝影機畫面，以確認我是真人。畫面只在檢測期間保存在記憶體中，不會被儲存。",
        "通過後，系統會加密保存描述我臉部特徵的128個數字以及我同意的時間。它們只有一個用途：判斷提交的照片和影片是否為我本人。",
        "通過審核的照片和影片可由上述專案用於製作包含我面容的影片。認證結束時我會得到一個屬於我自己的頁面，可以在上面查看製作情況並隨時撤回授權："
            + "撤回後不再製作任何內容，與我有關的所有儲存內容會被刪除。本次同意的簽名記錄會被保留，其中不含我的面容。",
    ]
}
