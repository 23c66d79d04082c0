// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Words for the codes with which a provider refuses a video (contract/ark.md 4.6). The code itself stays as it is.
struct VendorCode {
    /// Nil for a code that has to speak for itself.
    let phrase: Phrase?

    init(_ code: String) {
        let parts = code.split(separator: ".", maxSplits: 1)
        let first = parts.first ?? ""
        if code == ProviderError.assetsMissing {
            self.phrase = Phrase(
                "The provider doesn't find the assets of this request: submit them again.",
                zh: "服务商找不到本次请求所用的素材，请重新提交素材。", ja: "プロバイダーで素材が見つかりません。もう一度送信してください。",
                ko: "제공자에서 에셋을 찾을 수 없습니다. 다시 제출하세요.")
        } else if first.hasPrefix("Input"), first.contains("Sensitive") || first.contains("Risk") {
            self.phrase = Self.input(first)
        } else if first.hasPrefix("Output") {
            self.phrase = Phrase(
                "The provider found the generated content not allowed: change the prompt or the references.",
                zh: "生成内容未通过服务商审核，请修改提示词或素材。", ja: "生成された内容がプロバイダーの審査に通りませんでした。プロンプトか素材を変えてください。",
                ko: "생성된 콘텐츠가 제공자의 심사를 통과하지 못했습니다. 프롬프트나 에셋을 바꾸세요.")
        } else if first == "InvalidParameter" || first == "MissingParameter" {
            self.phrase = Phrase(
                "The provider doesn't take these parameters for this model (\(code)).",
                zh: "该模型不支持这些参数（\(code)）。", ja: "このモデルでは使えないパラメーターです（\(code)）。",
                ko: "이 모델에서 지원하지 않는 매개변수입니다(\(code)).")
        } else {
            self.phrase = nil
        }
    }

    private static func input(_ code: Substring) -> Phrase {
        if code.hasPrefix("InputText") {
            return Phrase(
                "The provider found the prompt not allowed: change it.", zh: "提示词未通过服务商审核，请修改。",
                ja: "プロンプトがプロバイダーの審査に通りませんでした。変更してください。", ko: "프롬프트가 제공자의 심사를 통과하지 못했습니다. 바꾸세요.")
        }
        return Phrase(
            "The provider found a reference not allowed: use another.", zh: "参考素材未通过服务商审核，请更换。",
            ja: "参照素材がプロバイダーの審査に通りませんでした。別のものを使ってください。", ko: "참조 에셋이 제공자의 심사를 통과하지 못했습니다. 다른 것을 사용하세요.")
    }
}
