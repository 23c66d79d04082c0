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
