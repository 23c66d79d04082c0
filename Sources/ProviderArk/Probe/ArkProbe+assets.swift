// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Checks of groups, assets and videos.
extension ArkProbe {
    private static let name = "likeness-probe"

    func listGroups(kind: String, at moment: Timestamp) async throws -> RawControl.Answer {
        try await control.call(
            "ListAssetGroups", ["ProjectName": project.rawValue], objects: ["Filter": ["GroupType": kind]],
            numbers: ["PageNumber": 1, "PageSize": 10], at: moment)
    }

    func listedGroups() async throws -> String {
        let answer = try await listGroups(kind: "LivenessFace", at: time.now)
        guard answer.hasResult, answer.code == nil else { throw Refused(answer) }
        guard let newest = answer.items.first else { return "none is listed" }
        let name = newest["Name"] ?? newest["Title"] ?? ""
        return "\(answer.items.count) on the first page, " + (name.isEmpty ? "without a name" : "named")
    }

    func projectMismatch() async throws -> String {
        guard let picture = material.picture else { throw Missing(text: "needs a public picture: add --picture URL") }
        return try await withGroup { group in
            describe(try await create(picture, in: group, project: Self.name))
        }
    }

    func moderation() async throws -> String {
        guard let picture = material.picture else { throw Missing(text: "needs a public picture: add --picture URL") }
        return try await withGroup { group in
            describe(try await create(picture, in: group, moderation: "Default"))
        }
    }

    func megabyte() async throws -> String {
        guard let picture = material.largePicture else {
            throw Missing(text: "needs a public picture of 30.5 million bytes: add --large-picture URL")
        }
        return try await withGroup { group in
            let end = try await settled(try await create(picture, in: group))
            return end == "Active" ? "2^20: 30.5 million bytes are taken" : "10^6: \(end)"
        }
    }

    func faceCodes() async throws -> String {
        guard let faceless = material.facelessPicture, let crowd = material.crowdPicture else {
            throw Missing(text: "needs public pictures: add --faceless-picture URL and --crowd-picture URL")
        }
        let group = try await personGroup()
        let none = try await settled(try await create(faceless, in: group))
        let several = try await settled(try await create(crowd, in: group))
        return "no face: \(none); several: \(several)"
    }

    func personGroupDeletion() async throws -> String {
        let group = try await personGroup()
        let answer = try await control.call(
            "DeleteAssetGroup", ["Id": group, "ProjectName": project.rawValue], at: time.now)
        return answer.code.map { "refused with \($0)" } ?? "deleted"
    }

    func defaultDuration() async throws -> String {
        guard material.spends else { throw Missing(text: "makes one paid video: add --spend") }
        guard let videos else { throw Missing(text: "needs LIKENESS_ARK_API_KEY") }
        let id = try await videos.createPlain(prompt: "a quiet street")
        for _ in 1...120 {
            if let seconds = try await videos.seconds(of: id) {
                try? await videos.cancel(id)
                return "\(seconds) s"
            }
            try await time.sleep(for: .seconds(5))
        }
        return "not told within ten minutes"
    }

    private func personGroup() async throws -> String {
        let (token, _) = try await passed()
        for _ in 1...30 {
            let answer = try await result(token)
            if let group = answer.texts["GroupId"], !group.isEmpty { return group }
            try await time.sleep(for: .seconds(2))
        }
        throw Refused("the check was not passed")
    }

    private func withGroup(_ body: (String) async throws -> String) async throws -> String {
        let made = try await control.call(
            "CreateAssetGroup", ["Name": Self.name, "GroupType": "AIGC", "ProjectName": project.rawValue],
            at: time.now)
        guard let group = made.texts["Id"] else { throw Refused(made) }
        let text: String
        do {
            text = try await body(group)
        } catch {
            try? await delete(group)
            throw error
        }
        try await delete(group)
        return text
    }

    private func delete(_ group: String) async throws {
        _ = try await control.call("DeleteAssetGroup", ["Id": group, "ProjectName": project.rawValue], at: time.now)
    }

    private func create(
        _ url: String, in group: String, project other: String? = nil, moderation: String? = nil
    ) async throws -> RawControl.Answer {
        try await control.call(
            "CreateAsset",
            [
                "GroupId": group, "URL": url, "AssetType": "Image", "Name": Self.name,
                "ProjectName": other ?? project.rawValue,
            ], objects: moderation.map { ["Moderation": ["Strategy": $0]] } ?? [:], at: time.now)
    }

    private func describe(_ answer: RawControl.Answer) -> String {
        answer.code.map { "HTTP \(answer.status) with \($0)" } ?? "taken"
    }

    /// `Active`, or the code of the refusal, now or later.
    private func settled(_ created: RawControl.Answer) async throws -> String {
        guard let id = created.texts["Id"] else { return created.code ?? "HTTP \(created.status)" }
        for _ in 1...60 {
            try await time.sleep(for: .seconds(3))
            let asset = try await control.call(
                "GetAsset", ["Id": id, "ProjectName": project.rawValue], at: time.now)
            switch asset.texts["Status"] {
            case "Active": return "Active"
            case "Failed": return asset.texts["Error.Code"] ?? "Failed without a code"
            default: continue
            }
        }
        return "not looked at within three minutes"
    }
}
