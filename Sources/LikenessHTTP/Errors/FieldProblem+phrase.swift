// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension FieldProblem {
    /// What is wrong and what is allowed, without the field's name.
    var phrase: Phrase {
        switch self {
        case .missing: Phrase("is required", zh: "为必填项", ja: "は必須です", ko: "필수 항목입니다")
        case .empty: Phrase("must not be empty", zh: "不能为空", ja: "を空にすることはできません", ko: "비어 있을 수 없습니다")
        case .wrongType(let expected):
            Phrase(
                "must be of type \(expected)", zh: "类型必须为 \(expected)", ja: "の型は \(expected) でなければなりません",
                ko: "\(expected) 타입이어야 합니다")
        case .tooLong(let maximum):
            Phrase(
                "has more than \(maximum) characters", zh: "超过 \(maximum) 个字符", ja: "が \(maximum) 文字を超えています",
                ko: "\(maximum)자를 초과합니다")
        case .tooMany(let maximum):
            Phrase(
                "exceeds max \(maximum) entries", zh: "超过最多 \(maximum) 项", ja: "が最大 \(maximum) 件を超えています",
                ko: "최대 \(maximum)개를 초과합니다")
        case .outOfRange(let allowed):
            Phrase(
                "must be in \(allowed)", zh: "取值范围为 \(allowed)", ja: "の範囲は \(allowed) です",
                ko: "허용 범위는 \(allowed)입니다")
        case .notOneOf(let allowed):
            Self.oneOf(allowed.joined(separator: ", "))
        case .malformed(let expected):
            Phrase(
                "is malformed: \(expected) is expected", zh: "格式错误，应为 \(expected)",
                ja: "の形式が正しくありません（\(expected)）", ko: "형식이 올바르지 않습니다(\(expected))")
        case .exclusive, .needs: relation
        case .refusedURL(let refusal): refusal.phrase
        case .inlineData, .unknownReference, .assetNotActive, .wrongAssetType, .contentRefused, .personNotVerified:
            material
        case .outsideLicence(let breach): breach.phrase
        case .widerThanAgreed, .consentWithdrawn: consent
        }
    }

    private var relation: Phrase {
        switch self {
        case .exclusive(let other):
            Phrase(
                "can't be used together with \(other)", zh: "不能与 \(other) 同时使用", ja: "は \(other) と同時に使えません",
                ko: "\(other)와 함께 사용할 수 없습니다")
        case .needs(let fields):
            Self.needs(fields.joined(separator: ", "))
        default: Phrase("", zh: "", ja: "", ko: "")
        }
    }

    private var material: Phrase {
        switch self {
        case .inlineData:
            Phrase(
                "holds inline data: upload the file first", zh: "不支持内联数据，请先上传文件",
                ja: "インラインデータは使えません。先にファイルをアップロードしてください", ko: "인라인 데이터는 지원하지 않습니다. 먼저 파일을 업로드하세요")
        case .assetNotActive:
            Phrase(
                "is an asset that is not Active", zh: "素材不是 Active 状态", ja: "素材が Active ではありません",
                ko: "에셋이 Active 상태가 아닙니다")
        case .wrongAssetType(let expected):
            Phrase(
                "must be an asset of type \(expected.rawValue)", zh: "素材类型必须为 \(expected.rawValue)",
                ja: "素材の種類は \(expected.rawValue) でなければなりません", ko: "에셋 유형은 \(expected.rawValue)이어야 합니다")
        case .personNotVerified:
            Phrase(
                "shows a person whom the provider in use has not verified: verify the person again with "
                    + "POST /v1/seedance2/real-avatar",
                zh: "该真人尚未通过当前服务商的认证，请通过 POST /v1/seedance2/real-avatar 重新认证",
                ja: "の人物は現在のプロバイダーで認証されていません。POST /v1/seedance2/real-avatar で認証し直してください",
                ko: "의 인물은 현재 제공자에서 인증되지 않았습니다. POST /v1/seedance2/real-avatar로 다시 인증하세요")
        case .contentRefused:
            Phrase(
                "holds words that are not allowed here", zh: "包含不允许的内容", ja: "許可されていない言葉が含まれています",
                ko: "허용되지 않는 단어가 포함되어 있습니다")
        default:
            Phrase(
                "names nothing that exists in this project", zh: "在该项目中不存在", ja: "はこのプロジェクトに存在しません",
                ko: "이 프로젝트에 존재하지 않습니다")
        }
    }

    private var consent: Phrase {
        switch self {
        case .widerThanAgreed:
            Phrase(
                "allows more than the person agreed to: see agreed in GET /v1/consents/{group_id}",
                zh: "超出本人同意的范围，请参见 GET /v1/consents/{group_id} 的 agreed",
                ja: "は本人が同意した範囲を超えています。GET /v1/consents/{group_id} の agreed を参照してください",
                ko: "본인이 동의한 범위를 넘습니다. GET /v1/consents/{group_id}의 agreed를 참조하세요")
        default:
            Phrase(
                "shows a person who has withdrawn their consent", zh: "本人已撤回授权", ja: "の人物は同意を撤回しています",
                ko: "의 인물이 동의를 철회했습니다")
        }
    }

    private static func oneOf(_ list: String) -> Phrase {
        Phrase("must be one of \(list)", zh: "必须为以下之一：\(list)", ja: "は次のいずれかです：\(list)", ko: "다음 중 하나여야 합니다: \(list)")
    }

    private static func needs(_ list: String) -> Phrase {
        Phrase("needs \(list) as well", zh: "还需要 \(list)", ja: "には \(list) も必要です", ko: "\(list)도 필요합니다")
    }
}

extension Licence.Breach {
    var phrase: Phrase {
        switch self {
        case .expired:
            Phrase(
                "is not covered by the person's licence: it has ended", zh: "本人的授权已到期", ja: "は本人の許諾の期限が切れています",
                ko: "의 본인 허락이 만료되었습니다")
        case .project:
            Phrase(
                "is not covered by the person's licence: not for this project", zh: "本人的授权不包括此项目",
                ja: "は本人の許諾にこのプロジェクトが含まれていません", ko: "의 본인 허락에 이 프로젝트가 포함되지 않습니다")
        case .model:
            Phrase(
                "is not covered by the person's licence: not for this model", zh: "本人的授权不包括此模型",
                ja: "は本人の許諾にこのモデルが含まれていません", ko: "의 본인 허락에 이 모델이 포함되지 않습니다")
        case .key:
            Phrase(
                "is not covered by the person's licence: not for this API key", zh: "本人的授权不包括此 API 密钥",
                ja: "は本人の許諾にこの API キーが含まれていません", ko: "의 본인 허락에 이 API 키가 포함되지 않습니다")
        case .words:
            Phrase(
                "is not covered by the person's licence: the prompt speaks of what it excludes",
                zh: "提示词涉及本人授权中排除的内容", ja: "は本人の許諾で除外された内容をプロンプトが含んでいます",
                ko: "의 본인 허락에서 제외된 내용이 프롬프트에 있습니다")
        case .videos:
            Phrase(
                "is not covered by the person's licence: all its videos are made", zh: "本人授权的视频数量已用完",
                ja: "は本人の許諾した本数をすべて使い切りました", ko: "의 본인이 허락한 영상 수를 모두 사용했습니다")
        }
    }
}

extension URLRefusal {
    var phrase: Phrase {
        switch self {
        case .malformed: Phrase("is no valid URL", zh: "不是有效的URL", ja: "は正しいURLではありません", ko: "올바른 URL이 아닙니다")
        case .schemeNotAllowed:
            Phrase(
                "has a scheme other than http and https", zh: "只允许 http 和 https", ja: "使えるのは http と https だけです",
                ko: "http와 https만 허용됩니다")
        case .userInfo:
            Phrase(
                "must not hold a user name or password", zh: "不能包含用户名或密码", ja: "にユーザー名やパスワードは使えません",
                ko: "사용자 이름이나 비밀번호를 포함할 수 없습니다")
        case .portNotAllowed:
            Phrase(
                "has a port other than 80 and 443", zh: "只允许 80 和 443 端口", ja: "使えるポートは 80 と 443 だけです",
                ko: "80과 443 포트만 허용됩니다")
        case .privateAddress:
            Phrase("has an address that is not public", zh: "不是公网地址", ja: "は公開アドレスではありません", ko: "공개 주소가 아닙니다")
        case .localName: Phrase("has a local name", zh: "是本地主机名", ja: "はローカルな名前です", ko: "로컬 이름입니다")
        case .tooLong: Phrase("is too long for a URL", zh: "URL 过长", ja: "URLが長すぎます", ko: "URL이 너무 깁니다")
        }
    }
}
