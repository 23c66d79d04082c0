// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a client sends for each step, for a terminal. The key is the reader's to put in: `$KEY`.
struct CurlLines {
    let address: String
    let project: ProjectName

    var start: String {
        post("/v1/seedance2/real-avatar", .object([("callback_url", .text("https://example.com/verified"))] + own))
    }

    func query(_ token: Secret) -> String {
        post("/v1/seedance2/real-avatar", .object([("byted_token", .text(token.exposed))] + own))
    }

    func submit(_ group: AssetGroup) -> String {
        let upload = "curl -s \(address)/v1/uploads \(key) -F file=@portrait.jpg"
        let asset = JSONText.object([("url", .text("$URL")), ("name", .text("portrait"))])
        let body = JSONText.object([("group_id", .text(group.id.rawValue)), ("assets", .list([asset]))] + own)
        let path = group.kind == .livenessFace ? "real-avatar" : "private-avatar"
        return upload + "\n\n# URL=…, from its answer\n"
            + post("/v1/seedance2/\(path)", body).replacing("$URL", with: "'\"$URL\"'")
    }

    func video(_ order: VideoOrder) -> String {
        var fields: [(String, JSONText)] = [
            ("model", .text(order.modelName)), ("prompt", .text(order.prompt)),
            ("resolution", .text(order.resolution.rawValue)),
        ]
        if let seconds = order.seconds { fields.append(("duration", .number(seconds))) }
        if let ratio = order.ratio { fields.append(("size", .text(ratio.rawValue))) }
        let images = order.images.compactMap { image -> JSONText? in
            guard let address = image.reference.address else { return nil }
            return .object([("url", .text(address)), ("role", .text(image.role.rawValue))])
        }
        if !images.isEmpty { fields.append(("image_with_roles", .list(images))) }
        let clips = order.videos.compactMap(\.address)
        if !clips.isEmpty { fields.append(("video_urls", .list(clips.map { .text($0) }))) }
        let sounds = order.audios.compactMap(\.address)
        if !sounds.isEmpty { fields.append(("audio_urls", .list(sounds.map { .text($0) }))) }
        return post("/v1/videos/generations", .object(fields + own))
    }

    func watch(_ task: String) -> String {
        "curl -s \"\(address)/v1/tasks/\(task)?wait=30\" \(key)"
    }

    private var key: String { "-H \"Authorization: Bearer $KEY\"" }

    private var own: [(String, JSONText)] {
        project == .default ? [] : [("project_name", .text(project.rawValue))]
    }

    private func post(_ path: String, _ body: JSONText) -> String {
        let quoted = body.text.replacing("'", with: "'\\''")
        return "curl -s \(address)\(path) \(key) \\\n  -H 'Content-Type: application/json' \\\n  -d '\(quoted)'"
    }
}

extension MediaReference {
    fileprivate var address: String? {
        switch source {
        case .asset(let id): id.address
        case .url(let url): url
        }
    }
}

/// A piece of JSON whose fields stay in the order in which a reader wants them.
indirect enum JSONText {
    case text(String)
    case number(Int)
    case list([JSONText])
    case object([(String, JSONText)])

    var text: String {
        switch self {
        case .text(let text): Self.quoted(text)
        case .number(let number): String(number)
        case .list(let items): "[\(items.map(\.text).joined(separator: ", "))]"
        case .object(let fields):
            "{\(fields.map { "\(Self.quoted($0.0)): \($0.1.text)" }.joined(separator: ", "))}"
        }
    }

    private static func quoted(_ text: String) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
    }
}
