// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import NIOCore

/// The page that plays the vendor's: no camera, but every way a check can end.
struct AuthorizationPage {
    private let state: VendorState
    private let settings: StandInSettings

    init(state: VendorState, settings: StandInSettings) {
        self.state = state
        self.settings = settings
    }

    func mount(on router: Router<BasicRequestContext>) {
        for path in ["/mobile/livenees-face-manage/authorization", "/old"] {
            router.get(RouterPath(path)) { request, _ in await show(request) }
        }
        router.post("/stand-in/check") { request, _ in await end(request) }
    }

    private func show(_ request: Request) async -> Response {
        if settings.asksForLogin { return Response(status: .found, headers: [.location: "/login"]) }
        let words = PageWords(language: request.uri.queryParameters["lng"].map { String($0) })
        guard let page = request.uri.queryParameters["pl"].map({ String($0) }), await state.session(page: page) != nil
        else { return html(words, "<p>\(words.dead)</p>", .gone) }
        func button(_ outcome: String, _ label: String) -> String {
            "<form method=post action=\"/stand-in/check?pl=\(page)&outcome=\(outcome)\">"
                + "<button data-test=\"\(outcome)\">\(label)</button></form>"
        }
        let buttons =
            button("pass", words.pass) + button("fail", words.fail) + button("cancel", words.cancel)
        return html(words, "<p>\(words.asks)</p>\(buttons)", .ok)
    }

    /// `outcome` is pass, fail, cancel, or a number: the result code.
    private func end(_ request: Request) async -> Response {
        let words = PageWords(language: nil)
        let outcome = request.uri.queryParameters["outcome"].map { String($0) } ?? ""
        guard let page = request.uri.queryParameters["pl"].map({ String($0) }), let ending = Self.ending(outcome),
            let session = await state.end(page: page, ending)
        else { return html(words, "<p>\(words.dead)</p>", .gone) }
        guard let location = ReturnRedirect(session, ending, mode: settings.redirect).location else {
            return html(words, "<p>\(words.done)</p>", .ok)
        }
        return Response(status: .found, headers: [.location: location])
    }

    private static func ending(_ outcome: String) -> CheckEnding? {
        switch outcome {
        case "pass": .passed
        case "fail": .failed(resultCode: -1003)
        case "cancel": .failed(resultCode: -1006)
        default: Int(outcome).map { $0 == 10_000 ? .passed : .failed(resultCode: $0) }
        }
    }

    private func html(_ words: PageWords, _ body: String, _ status: HTTPResponse.Status) -> Response {
        let text = """
            <!doctype html><html lang="\(words.language)"><meta charset="utf-8">
            <meta name="viewport" content="width=device-width"><title>\(words.title)</title>
            <body><h1>\(words.title)</h1>\(body)</body></html>
            """
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}

/// The page's few words. `zh` unless `lng` says otherwise, as at the vendor.
private struct PageWords {
    let language: String
    let title: String
    let asks: String
    let pass: String
    let fail: String
    let cancel: String
    let dead: String
    let done: String

    init(language: String?) {
        if language == "en" {
            self.init(
                language: "en", title: "Stand-in for the vendor's face check",
                asks: "No camera is used here. Choose how the check ends.", pass: "Complete", fail: "Fail",
                cancel: "Cancel", dead: "This link is invalid or was used.", done: "The check is over.")
        } else {
            self.init(
                language: language == "zh-Hant" ? "zh-Hant" : "zh", title: "人脸核验（模拟）", asks: "此页面不使用摄像头，请选择核验结果。",
                pass: "完成", fail: "失败", cancel: "取消", dead: "链接无效或已使用。", done: "核验已结束。")
        }
    }

    private init(
        language: String, title: String, asks: String, pass: String, fail: String, cancel: String, dead: String,
        done: String
    ) {
        self.language = language
        self.title = title
        self.asks = asks
        self.pass = pass
        self.fail = fail
        self.cancel = cancel
        self.dead = dead
        self.done = done
    }
}
