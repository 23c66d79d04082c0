// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A task as the provider shows it, and what clients have learnt to read of it (contract/apimart.md 1 to 4): names vary,
/// much is left out, and what a session or a review made may stand beside or within `result`.
struct APIMartTask: Decodable, Sendable {
    struct Asset: Decodable, Sendable {
        let assetID: String?
        let status: String?
        let code: String?

        private enum CodingKeys: String, CodingKey {
            case status, error
            case assetID = "asset_id"
        }

        private struct Fault: Decodable {
            let code: String?
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.assetID = try? container.decodeIfPresent(String.self, forKey: .assetID)
            self.status = try? container.decodeIfPresent(String.self, forKey: .status)
            self.code = (try? container.decodeIfPresent(Fault.self, forKey: .error))?.code
        }
    }

    struct Video: Decodable, Sendable {
        let url: String?
        let lastFrameURL: String?

        private enum CodingKeys: String, CodingKey {
            case url
            case lastFrameURL = "last_frame_url"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            let list = try? container.decodeIfPresent([String].self, forKey: .url)
            let text = try? container.decodeIfPresent(String.self, forKey: .url)
            self.url = list?.first ?? text
            self.lastFrameURL = try? container.decodeIfPresent(String.self, forKey: .lastFrameURL)
        }
    }

    /// The fields that stand in the task or in its result.
    struct Fields: Decodable, Sendable {
        let bytedToken: String?
        let link: String?
        let groupID: String?
        let assets: [Asset]?
        let videos: [Video]?
        let lastFrameURL: String?

        private enum CodingKeys: String, CodingKey {
            case assets, videos, url, bytedToken, groupId
            case byted = "byted_token"
            case h5Link = "h5_link"
            case h5URL = "h5_url"
            case vendorGroup = "GroupId"
            case group = "group_id"
            case lastFrameURL = "last_frame_url"
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            func text(_ keys: CodingKeys...) -> String? {
                keys.lazy.compactMap { try? container.decodeIfPresent(String.self, forKey: $0) }
                    .first { !$0.isEmpty }
            }
            self.bytedToken = text(.byted, .bytedToken)
            self.link = text(.h5Link, .h5URL, .url)
            self.groupID = text(.vendorGroup, .group, .groupId)
            self.lastFrameURL = text(.lastFrameURL)
            self.assets = try? container.decodeIfPresent([Asset].self, forKey: .assets)
            self.videos = try? container.decodeIfPresent([Video].self, forKey: .videos)
        }
    }

    let id: String?
    let status: String?
    let progress: Int?
    let own: Fields
    let result: Fields?
    /// Why it failed: a word, or nil for a number or nothing.
    let failure: String?

    private enum CodingKeys: String, CodingKey {
        case id, status, progress, result, error
        case taskID = "task_id"
    }

    private struct Fault: Decodable {
        let word: String?

        enum CodingKeys: String, CodingKey {
            case code
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            self.word = try? container.decodeIfPresent(String.self, forKey: .code)
        }
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let id = try? container.decodeIfPresent(String.self, forKey: .id)
        self.id = try id ?? container.decodeIfPresent(String.self, forKey: .taskID)
        self.status = try? container.decodeIfPresent(String.self, forKey: .status)
        self.progress = (try? container.decodeIfPresent(Double.self, forKey: .progress))
            .flatMap { Int(exactly: $0.rounded(.towardZero)) }
        self.own = try Fields(from: decoder)
        self.result = try? container.decodeIfPresent(Fields.self, forKey: .result)
        self.failure = (try? container.decodeIfPresent(Fault.self, forKey: .error))?.word
    }

    var bytedToken: String? { result?.bytedToken ?? own.bytedToken }
    var link: String? { result?.link ?? own.link }
    var groupID: String? { result?.groupID ?? own.groupID }
    var assets: [Asset] { result?.assets ?? own.assets ?? [] }
    var videos: [Video] { result?.videos ?? own.videos ?? [] }
    var isRunning: Bool { !isFailed && !["completed", "success", "succeeded"].contains(status ?? "") }
    var isFailed: Bool { ["failed", "failure", "cancelled"].contains(status ?? "") }
}

/// `{"code":200,"data":…}`; data is an object, or an array of one (contract/apimart.md 3.4).
struct APIMartAnswer: Decodable {
    let task: APIMartTask

    private enum CodingKeys: String, CodingKey {
        case data
    }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        if let one = try? container.decode(APIMartTask.self, forKey: .data) {
            self.task = one
        } else if let first = try container.decode([APIMartTask].self, forKey: .data).first {
            self.task = first
        } else {
            throw DecodingError.dataCorruptedError(forKey: .data, in: container, debugDescription: "empty")
        }
    }
}
