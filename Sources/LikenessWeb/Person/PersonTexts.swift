// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Every word of a person's own page in one language.
struct PersonTexts: Sendable {
    let labels: [String: String]

    init(_ language: PageLanguage) {
        self.labels =
            switch language {
            case .en: Self.english
            case .zh: Self.chinese
            case .zhHant: Self.traditionalChinese
            }
    }

    subscript(key: String) -> String { labels[key] ?? "" }

    func filled(_ key: String, _ values: [String: String]) -> String {
        values.reduce(self[key]) { $0.replacing("{\($1.key)}", with: $1.value) }
    }

    /// To the minute, in UTC, alike in every language.
    static func time(_ time: Timestamp) -> String {
        let text = time.rfc3339
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
    }

    private static let english = [
        "title": "Your face, and what is made with it",
        "unknownTitle": "This page is not known", "unknownText": "The address is not complete, or was never given.",
        "state.given": "You have agreed", "state.given.text": "Videos may be made with your face, as you agreed.",
        "state.withdrawn": "Your consent has ended",
        "state.withdrawn.text":
            "{by}, {time}. Nothing is made with your face any more. Everything stored about you will be deleted at {erase}.",
        "state.erased": "Everything was deleted",
        "state.erased.text": "Nothing of your face is left here since {time}. The signed proof is yours to keep.",
        "by.person": "Ended by you", "by.account": "Ended by those who asked you",
        "by.operator": "Ended by whoever runs this server",
        "by.retention": "Ended because your face was not used for long",
        "fact.asker": "Who asked", "fact.project": "For the project", "fact.given": "You agreed",
        "fact.text": "Text you agreed to, version", "fact.provider": "Checked by", "fact.until": "Allowed until",
        "fact.projects": "Allowed projects", "fact.models": "Allowed models", "fact.most": "Videos at most",
        "fact.words": "Not to be spoken of", "fact.videos": "Videos so far",
        "photos": "Photos and clips of you", "noPhotos": "There are none.", "sound": "A sound",
        "videos": "Videos with your face", "noVideos": "None was made.", "watch": "Watch",
        "video.pending": "Waiting", "video.processing": "Being made", "video.completed": "Made",
        "video.failed": "Failed", "video.cancelled": "Stopped",
        "receipt": "Download your receipt", "proof": "Download the proof",
        "receiptText": "A signed record of what you agreed to. It can be checked by anybody, also without this server.",
        "withdrawTitle": "Withdraw",
        "withdrawText":
            "From that moment on nothing is made with your face, and what is being made is stopped. Your face template, "
            + "your photos and clips, and the videos unless you agreed otherwise, are deleted; this page then says when. It can't be undone; "
            + "you can agree anew with a new check. Videos that were downloaded before are beyond our reach.",
        "withdraw": "Withdraw now",
        "secret": "Keep the address of this page to yourself: whoever has it can withdraw for you.",
    ]

    private static let chinese = [
        "title": "您的面容及其使用情况",
        "unknownTitle": "页面不存在", "unknownText": "地址不完整，或从未发放过。",
        "state.given": "您已授权", "state.given.text": "可按您同意的范围使用您的面容制作视频。",
        "state.withdrawn": "授权已结束",
        "state.withdrawn.text": "{by}，{time}。不会再用您的面容制作任何内容。与您有关的全部存储内容将于 {erase} 删除。",
        "state.erased": "已全部删除",
        "state.erased.text": "自 {time} 起，这里不再保留您的任何面容数据。您可以保存签名证明。",
        "by.person": "由您本人结束", "by.account": "由请求方结束", "by.operator": "由服务器运营者结束",
        "by.retention": "因长期未使用而结束",
        "fact.asker": "请求方", "fact.project": "项目", "fact.given": "同意时间", "fact.text": "同意文本版本",
        "fact.provider": "核验方", "fact.until": "有效期至", "fact.projects": "允许的项目", "fact.models": "允许的模型",
        "fact.most": "视频数量上限", "fact.words": "不得涉及", "fact.videos": "已用于视频数",
        "photos": "您的照片和视频素材", "noPhotos": "没有素材。", "sound": "音频",
        "videos": "使用您面容的视频", "noVideos": "尚未制作视频。", "watch": "观看",
        "video.pending": "等待中", "video.processing": "制作中", "video.completed": "已完成", "video.failed": "失败",
        "video.cancelled": "已终止",
        "receipt": "下载授权凭证", "proof": "下载删除证明",
        "receiptText": "记录您同意内容的签名凭证，任何人都可以验证，无需通过本服务器。",
        "withdrawTitle": "撤回授权",
        "withdrawText": "撤回后立即停止使用您的面容，正在制作的内容会被终止。您的面部特征、照片和视频素材，以及（除非您另有同意）"
            + "已生成的视频，将被删除，届时本页会显示删除时间。此操作无法撤销；如需再次授权，请重新认证。此前已被下载的视频我们无法收回。",
        "withdraw": "立即撤回",
        "secret": "请勿将本页地址告诉他人：任何知道该地址的人都可以替您撤回授权。",
    ]

    private static let traditionalChinese = [
        "title": "您的臉部及其使用情況",
        "unknownTitle": "頁面不存在", "unknownText": "網址不完整，或從未發放過。",
        "state.given": "您已授權", "state.given.text": "可依您同意的範圍使用您的臉部製作影片。",
        "state.withdrawn": "授權已結束",
        "state.withdrawn.text": "{by}，{time}。不會再用您的臉部製作任何內容。與您有關的所有儲存內容將於 {erase} 刪除。",
        "state.erased": "已全部刪除",
        "state.erased.text": "自 {time} 起，這裡不再保留您的任何臉部資料。您可以保存簽名證明。",
        "by.person": "由您本人結束", "by.account": "由請求方結束", "by.operator": "由伺服器營運者結束",
        "by.retention": "因長期未使用而結束",
        "fact.asker": "請求方", "fact.project": "專案", "fact.given": "同意時間", "fact.text": "同意文字版本",
        "fact.provider": "核驗方", "fact.until": "有效期至", "fact.projects": "允許的專案", "fact.models": "允許的模型",
        "fact.most": "影片數量上限", "fact.words": "不得涉及", "fact.videos": "已用於影片數",
        "photos": "您的照片和影片素材", "noPhotos": "沒有素材。", "sound": "音訊",
        "videos": "使用您臉部的影片", "noVideos": "尚未製作影片。", "watch": "觀看",
        "video.pending": "等待中", "video.processing": "製作中", "video.completed": "已完成", "video.failed": "失敗",
        "video.cancelled": "已終止",
        "receipt": "下載授權憑證", "proof": "下載刪除證明",
        "receiptText": "記錄您同意內容的簽名憑證，任何人都可以驗證，無需透過本伺服器。",
        "withdrawTitle": "撤回授權",
        "withdrawText": "撤回後立即停止使用您的臉部，正在製作的內容會被終止。您的臉部特徵、照片和影片素材，以及（除非您另有同意）"
            + "已產生的影片，將被刪除，屆時本頁會顯示刪除時間。此操作無法復原；如需再次授權，請重新認證。此前已被下載的影片我們無法收回。",
        "withdraw": "立即撤回",
        "secret": "請勿將本頁網址告訴他人：任何知道該網址的人都可以替您撤回授權。",
    ]
}
