// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension VerificationFailure {
    /// Why the person was not verified, for the client.
    var phrase: Phrase {
        switch self {
        case .noFace, .severalFaces, .faceTooSmall, .faceCutOff, .blurred: picturePhrase
        case .cancelledByPerson, .tooManyTries, .sessionExpired, .refusedByProvider, .providerUnavailable: endPhrase
        default: livenessPhrase
        }
    }

    private var picturePhrase: Phrase {
        switch self {
        case .noFace: Phrase("No face was seen", zh: "未检测到人脸", ja: "顔が検出されませんでした", ko: "얼굴이 감지되지 않았습니다")
        case .severalFaces: Phrase("Several faces were seen", zh: "检测到多张人脸", ja: "複数の顔が検出されました", ko: "여러 얼굴이 감지되었습니다")
        case .faceTooSmall: Phrase("The face was too small", zh: "人脸过小", ja: "顔が小さすぎました", ko: "얼굴이 너무 작습니다")
        case .faceCutOff: Phrase("The face was cut off", zh: "人脸不完整", ja: "顔が画面からはみ出していました", ko: "얼굴이 화면에서 잘렸습니다")
        default: Phrase("The picture was blurred", zh: "画面模糊", ja: "画像がぼやけていました", ko: "화면이 흐렸습니다")
        }
    }

    private var livenessPhrase: Phrase {
        switch self {
        case .differentPerson:
            Phrase(
                "The person changed during the check", zh: "检测过程中人物发生变化", ja: "確認中に人物が変わりました", ko: "확인 중에 사람이 바뀌었습니다")
        case .stillImage: Phrase("A still picture was shown", zh: "检测到静态图片", ja: "静止画が検出されました", ko: "정지 이미지가 감지되었습니다")
        case .flatImage: Phrase("A flat picture was shown", zh: "检测到平面图片", ja: "平面の画像が検出されました", ko: "평면 이미지가 감지되었습니다")
        case .wrongOrder:
            Phrase("The movements were made in another order", zh: "动作顺序错误", ja: "動作の順番が違いました", ko: "동작 순서가 잘못되었습니다")
        case .jumpyMovement:
            Phrase("The movement was not continuous", zh: "动作不连贯", ja: "動きが連続していませんでした", ko: "움직임이 연속적이지 않았습니다")
        case .framesOutOfOrder:
            Phrase("The pictures came out of order", zh: "画面顺序错误", ja: "画像の順序が正しくありませんでした", ko: "프레임 순서가 올바르지 않습니다")
        default: Phrase("The check took too long", zh: "检测超时", ja: "時間がかかりすぎました", ko: "시간이 초과되었습니다")
        }
    }

    private var endPhrase: Phrase {
        switch self {
        case .cancelledByPerson:
            Phrase("The person cancelled the verification", zh: "本人已取消认证", ja: "本人が確認を取り消しました", ko: "본인이 인증을 취소했습니다")
        case .tooManyTries:
            Phrase(
                "The verification failed too many times", zh: "认证失败次数过多", ja: "確認の失敗回数が上限に達しました", ko: "인증 실패 횟수를 초과했습니다"
            )
        case .refusedByProvider:
            Phrase(
                "The provider's check was not passed", zh: "未通过服务商的核验", ja: "プロバイダーの確認に通りませんでした",
                ko: "제공자의 확인을 통과하지 못했습니다")
        case .providerUnavailable:
            Phrase(
                "The provider could not check anybody", zh: "服务商暂时无法核验", ja: "プロバイダーで確認できませんでした",
                ko: "제공자가 확인할 수 없는 상태였습니다")
        default:
            Phrase("The verification link has expired", zh: "认证链接已过期", ja: "確認リンクの有効期限が切れました", ko: "인증 링크가 만료되었습니다")
        }
    }
}
