// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension AssetRejection {
    /// Why the asset failed, for people. Limits are those of contract/apimart.md 2.1.
    var phrase: Phrase {
        switch self {
        case .downloadFailed, .typeMismatch, .formatUnsupported, .formatUndetectable, .transcodingFailed,
            .fileSizeTooLarge, .internalError:
            filePhrase
        case .faceMismatch, .noFace, .multipleFaces, .realPerson: facePhrase
        case .audioTrackRequired, .audioTrackForbidden, .contentRestricted, .outcomeUnknown, .personNotVerified,
            .providerAccount:
            providerPhrase
        default: measurePhrase
        }
    }

    private var filePhrase: Phrase {
        switch self {
        case .downloadFailed:
            Phrase(
                "Failed to download media from the provided URL.", zh: "无法从提供的URL下载素材。",
                ja: "指定されたURLから素材をダウンロードできませんでした。", ko: "제공된 URL에서 미디어를 다운로드하지 못했습니다.")
        case .typeMismatch:
            Phrase(
                "The file is not of the asset_type given.", zh: "文件与 asset_type 不符。", ja: "ファイルが asset_type と一致しません。",
                ko: "파일이 asset_type과 일치하지 않습니다.")
        case .formatUnsupported:
            Phrase("The format is not supported.", zh: "不支持该格式。", ja: "この形式には対応していません。", ko: "지원하지 않는 형식입니다.")
        case .formatUndetectable:
            Phrase(
                "The format could not be recognised.", zh: "无法识别文件格式。", ja: "ファイル形式を判別できません。", ko: "파일 형식을 인식할 수 없습니다.")
        case .transcodingFailed:
            Phrase("The file could not be decoded.", zh: "文件解码失败。", ja: "ファイルをデコードできませんでした。", ko: "파일을 디코딩할 수 없습니다.")
        case .fileSizeTooLarge:
            Phrase("The file is too large.", zh: "文件过大。", ja: "ファイルが大きすぎます。", ko: "파일이 너무 큽니다.")
        default: Phrase("Internal error.", zh: "内部错误。", ja: "内部エラー。", ko: "내부 오류.")
        }
    }

    private var facePhrase: Phrase {
        switch self {
        case .faceMismatch:
            Phrase(
                "Face consistency verification failed.", zh: "人脸一致性校验未通过。", ja: "顔の一致を確認できませんでした。",
                ko: "얼굴 일치 확인에 실패했습니다.")
        case .noFace:
            Phrase("No face was found.", zh: "未检测到人脸。", ja: "顔が見つかりません。", ko: "얼굴을 찾을 수 없습니다.")
        case .multipleFaces:
            Phrase("Several faces were found.", zh: "检测到多张人脸。", ja: "複数の顔が見つかりました。", ko: "여러 얼굴이 감지되었습니다.")
        default:
            Phrase(
                "The file shows a verified person of this account: submit it to /v1/seedance2/real-avatar.",
                zh: "素材为本账户已认证的真人，请通过 /v1/seedance2/real-avatar 提交。",
                ja: "このアカウントで認証済みの人物です。/v1/seedance2/real-avatar に送信してください。",
                ko: "이 계정에서 인증된 인물입니다. /v1/seedance2/real-avatar로 제출하세요.")
        }
    }

    private var providerPhrase: Phrase {
        switch self {
        case .audioTrackRequired:
            Phrase("The clip needs a sound track.", zh: "视频须包含音轨。", ja: "動画に音声トラックが必要です。", ko: "동영상에 오디오 트랙이 필요합니다.")
        case .audioTrackForbidden:
            Phrase(
                "The clip must not have a sound track.", zh: "视频不能包含音轨。", ja: "動画に音声トラックは使えません。",
                ko: "동영상에 오디오 트랙이 없어야 합니다.")
        case .contentRestricted:
            Phrase("The content is restricted.", zh: "内容受限。", ja: "内容が制限されています。", ko: "제한된 콘텐츠입니다.")
        case .outcomeUnknown:
            Phrase(
                "The provider's answer was lost, and what it made can't be found: submit the file again.",
                zh: "上游响应丢失且无法确认结果，请重新提交该素材。", ja: "プロバイダーの応答が失われ、結果を確認できません。もう一度送信してください。",
                ko: "제공자의 응답이 유실되어 결과를 확인할 수 없습니다. 다시 제출하세요.")
        case .personNotVerified:
            Phrase(
                "The person was not verified by the provider in use: verify again with /v1/seedance2/real-avatar.",
                zh: "该真人尚未通过当前服务商的认证，请通过 /v1/seedance2/real-avatar 重新认证。",
                ja: "この人物は現在のプロバイダーで認証されていません。/v1/seedance2/real-avatar で認証し直してください。",
                ko: "이 인물은 현재 제공자에서 인증되지 않았습니다. /v1/seedance2/real-avatar로 다시 인증하세요.")
        default:
            Phrase(
                "This server's account with the provider can't be used now; its operator finds the reason in the log.",
                zh: "本服务器的上游账户当前不可用，运营者可在日志中查看原因。", ja: "このサーバーのプロバイダーアカウントは現在使えません。原因は運用者のログにあります。",
                ko: "이 서버의 제공자 계정을 현재 사용할 수 없습니다. 원인은 운영자 로그에 있습니다.")
        }
    }

    private var measurePhrase: Phrase {
        switch self {
        case .widthTooSmall, .widthTooLarge:
            Phrase(
                "The width must be between 300 and 6000 px.", zh: "宽度须为 300 至 6000 像素。",
                ja: "幅は 300〜6000 px でなければなりません。", ko: "너비는 300~6000px이어야 합니다.")
        case .heightTooSmall, .heightTooLarge:
            Phrase(
                "The height must be between 300 and 6000 px.", zh: "高度须为 300 至 6000 像素。",
                ja: "高さは 300〜6000 px でなければなりません。", ko: "높이는 300~6000px이어야 합니다.")
        case .aspectRatioTooSmall, .aspectRatioTooLarge:
            Phrase(
                "The aspect ratio must be between 0.4 and 2.5.", zh: "宽高比须为 0.4 至 2.5。", ja: "縦横比は 0.4〜2.5 でなければなりません。",
                ko: "가로세로 비율은 0.4~2.5이어야 합니다.")
        case .pixelCountTooSmall, .pixelCountTooLarge:
            Phrase(
                "The number of pixels is outside of the limits.", zh: "像素总数超出限制。", ja: "画素数が範囲外です。",
                ko: "픽셀 수가 허용 범위를 벗어납니다.")
        case .durationTooShort:
            Phrase("The duration is too short.", zh: "时长过短。", ja: "長さが短すぎます。", ko: "길이가 너무 짧습니다.")
        case .durationTooLong:
            Phrase("The duration is too long.", zh: "时长过长。", ja: "長すぎます。", ko: "길이가 너무 깁니다.")
        case .fpsTooLow, .fpsTooHigh:
            Phrase(
                "The frame rate must be between 24 and 60 fps.", zh: "帧率须为 24 至 60 fps。",
                ja: "フレームレートは 24〜60 fps でなければなりません。", ko: "프레임 속도는 24~60fps여야 합니다.")
        default: Phrase("The file was refused.", zh: "素材未通过。", ja: "素材は受け付けられませんでした。", ko: "에셋이 거부되었습니다.")
        }
    }
}
