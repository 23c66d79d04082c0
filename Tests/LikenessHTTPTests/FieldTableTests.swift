// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import LikenessCore
import Testing

@testable import LikenessHTTP

/// Every row of the contract's field tables with values inside and values outside.
@Suite struct FieldTableTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let field: String
        let inside: [String]
        let outside: [String]

        var testDescription: String { field }

        init(_ field: String, inside: String..., outside: String...) {
            self.field = field
            self.inside = inside
            self.outside = outside
        }
    }

    private static let image = "https://media.example/a.png"
    private static func list(_ count: Int) -> String {
        "[" + Array(repeating: "\"\(image)\"", count: count).joined(separator: ",") + "]"
    }
    private static func text(_ count: Int) -> String { "\"" + String(repeating: "x", count: count) + "\"" }
    private static func roles(_ roles: String...) -> String {
        "[" + roles.map { #"{"url":"\#(image)","role":"\#($0)"}"# }.joined(separator: ",") + "]"
    }

    // MARK: 3.2 and 3.3

    /// The values stand in for their field in an order for `model` 2.0 with a prompt.
    static let video: [Row] = [
        Row(
            "model", inside: #""seedance-2.0-mini""#, #""doubao-seedance-2-0-fast""#, outside: #""sora""#, "7", "null",
            #""""#),
        Row("prompt", inside: text(4000), outside: text(4001), "[1]", #""""#),
        Row("duration", inside: "4", "15", "5.0", "null", outside: "3", "16", "-1", #""5""#, "5.5"),
        Row("resolution", inside: #""480p""#, #""720p""#, #""1080p""#, #""4k""#, outside: #""360p""#, "720"),
        Row(
            "size", inside: #""16:9""#, #""9:16""#, #""1:1""#, #""4:3""#, #""3:4""#, #""21:9""#, #""adaptive""#,
            outside: #""2:1""#, "1.5"),
        Row("aspect_ratio", inside: #""9:16""#, outside: #""9:17""#),
        Row("seed", inside: "-1", "0", "4294967295", outside: "-2", "4294967296", #""1""#),
        Row("generate_audio", inside: "true", "false", "null", outside: #""yes""#, "1"),
        Row("audio", inside: "false", outside: "0"),
        Row("return_last_frame", inside: "true", outside: "\"true\""),
        Row("tools", inside: #"[{"type":"web_search"}]"#, "[]", outside: #"["web_search"]"#, #"{"type":"x"}"#),
        Row("image_urls", inside: list(1), list(9), "[]", "null", outside: list(10), #""x""#, "[1]"),
        Row(
            "image_with_roles", inside: roles("first_frame"), roles("first_frame", "last_frame"),
            roles("reference_image", "reference_image"), outside: roles("hero"), roles("last_frame"),
            roles("first_frame", "first_frame"), roles("first_frame", "reference_image"), #"[{"role":"first_frame"}]"#,
            #"[{"url":"\#(image)"}]"#),
        Row("video_urls", inside: list(1), list(3), outside: list(4), "5"),
        Row("nsfw_check", inside: "true", outside: "\"no\""),
        Row(
            "webhook", inside: #""https://client.example/hook""#, #""http://client.example:80""#,
            outside: #""https://client.example:8443/hook""#, #""ftp://client.example""#, #""http://127.0.0.1""#, "1"),
        Row("language", inside: #""zh""#, #""KO""#, #""xx""#, outside: "1"),
        Row("camera_fixed", inside: "true", outside: "\"x\""),
        Row("watermark", inside: "true", outside: "3"),
        Row("output_format", inside: #""mp4""#, outside: "4"),
        Row("omni_reference_task_type", inside: #""x""#, outside: "[4]"),
        Row("callback_url", inside: "7", #""anything""#),
        Row("project_name", inside: #""films""#, outside: "1"),
    ]

    @Test(arguments: video)
    func videoFieldsTakeWhatTheTableSays(row: Row) async throws {
        try await APIBench.with { api in
            for value in row.inside {
                let answer = try await api.post("/v1/videos/generations", Self.order(row.field, value))
                #expect(answer.status == 200, "\(row.field): \(value.prefix(60)): \(answer.text)")
            }
            for value in row.outside {
                let answer = try await api.post("/v1/videos/generations", Self.order(row.field, value))
                #expect(answer.status == 400, "\(row.field): \(value.prefix(60))")
                #expect(answer.string("error.param")?.hasPrefix(row.field) == true, "\(answer.text)")
            }
        }
    }

    private static func order(_ field: String, _ value: String) -> String {
        var fields = [("model", #""seedance-2.0""#), ("prompt", #""A walk""#)].filter { $0.0 != field }
        fields.append((field, value))
        return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
    }

    /// Bodies whose fields are right one by one, and the field that is named.
    @Test(arguments: [
        (
            #"{"model":"seedance-2.0","image_urls":["\#(image)"],"image_with_roles":\#(roles("first_frame"))}"#,
            "image_with_roles"
        ),
        (
            #"{"model":"seedance-2.0","image_with_roles":\#(roles("first_frame")),"video_urls":["\#(image)"]}"#,
            "video_urls"
        ),
        (
            #"{"model":"seedance-2.0","image_with_roles":\#(roles("first_frame")),"audio_urls":["\#(image)"]}"#,
            "audio_urls"
        ),
        (#"{"model":"seedance-2.0","prompt":"x","audio_urls":["\#(image)"]}"#, "audio_urls"),
        (#"{"model":"seedance-2.0"}"#, "prompt"),
        (#"{"model":"seedance-2.0","prompt":"x","image_urls":["data:image/png;base64,AAAA"]}"#, "image_urls[0]"),
        (
            #"{"model":"seedance-2.0","prompt":"x","image_urls":["\#(image)","asset://asset-20260101000000-aaaaa"]}"#,
            "image_urls[1]"
        ),
        (#"{"model":"seedance-2.0","prompt":"x","size":"1:1","aspect_ratio":"9:16"}"#, "aspect_ratio"),
        (#"{"model":"seedance-2.0-fast","prompt":"x","resolution":"1080p"}"#, "resolution"),
        (#"{"model":"doubao-seedance-2.0-face","prompt":"x","resolution":"4k"}"#, "resolution"),
        (#"{"model":"seedance-2.5","prompt":"x","duration":31}"#, "duration"),
        (#"{"model":"seedance-2.5","image_with_roles":\#(roles("first_frame")),"size":"16:9"}"#, "size"),
    ])
    func combinationsThatCannotBeAreRefused(body: String, field: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post("/v1/videos/generations", body)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == field, "\(answer.text)")
        }
    }

    @Test(arguments: [
        #"{"model":"seedance-2.0","image_urls":["\#(image)"]}"#,
        #"{"model":"seedance-2.0","video_urls":["\#(image)"],"audio_urls":["\#(image)"]}"#,
        #"{"model":"seedance-2.5","prompt":"x","duration":-1}"#,
        #"{"model":"seedance-2.5","prompt":"x","duration":30}"#,
        #"{"model":"doubao-seedance-2.0-face","prompt":"x","resolution":"1080p"}"#,
        #"{"model":"seedance-2.0","prompt":"x","size":"1:1","aspect_ratio":"1:1"}"#,
        #"{"model":"seedance-2.0","prompt":"x","image_urls":null,"video_urls":[],"webhook":"","seed":null}"#,
    ])
    func combinationsThatCanBeAreTaken(body: String) async throws {
        try await APIBench.with { api in
            let answer = try await api.post("/v1/videos/generations", body)
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    // MARK: 2.1

    private static func assets(_ count: Int) -> String {
        "[" + Array(repeating: #"{"url":"\#(image)","name":"a"}"#, count: count).joined(separator: ",") + "]"
    }

    /// The values stand in for their field in a submission of one asset.
    static let submission: [Row] = [
        Row(
            "group", inside: #"{"name":\#(text(64)),"description":\#(text(300))}"#, "{}", "null",
            outside: #"{"name":\#(text(65))}"#, #"{"description":\#(text(301))}"#, #""group""#),
        Row("group_id", inside: "null", #""""#, outside: #""group-20260101000000-aaaaa""#, "5"),
        Row("project_name", inside: #""films""#, "null", outside: "5"),
        Row("asset_type", inside: #""Image""#, #""Video""#, #""Audio""#, outside: #""image""#, "1"),
        Row("assets", inside: assets(1), assets(20), outside: assets(21), "[]", "{}", #"["\#(image)"]"#),
        Row(
            "assets[0].url", inside: #""\#(image)""#, #""http://media.example:8080/a?b=c""#,
            outside: #""""#, "null", "5", #""data:image/png;base64,AAAA""#, #""ftp://media.example/a""#,
            #""http://localhost/a""#, #""http://10.0.0.1/a""#, #""http://[::1]/a""#, #""http://0x7f000001/a""#,
            #""http://user:pass@media.example/a""#, #""file:///etc/passwd""#, #""nonsense""#),
        Row("assets[0].name", inside: text(64), "null", outside: text(65), "1"),
        Row("model", inside: #""seedance-2.5""#, outside: #""sora""#),
    ]

    @Test(arguments: submission)
    func submissionFieldsTakeWhatTheTableSays(row: Row) async throws {
        try await APIBench.with { api in
            for value in row.inside {
                let answer = try await api.post("/v1/seedance2/private-avatar", Self.submission(row.field, value))
                #expect(answer.status == 200, "\(row.field): \(value.prefix(60)): \(answer.text)")
            }
            for value in row.outside {
                let answer = try await api.post("/v1/seedance2/private-avatar", Self.submission(row.field, value))
                #expect(answer.status == 400, "\(row.field): \(value.prefix(60))")
                #expect(answer.string("error.param")?.hasPrefix(row.field) == true, "\(answer.text)")
            }
        }
    }

    private static func submission(_ field: String, _ value: String) -> String {
        if let part = field.split(separator: ".").dropFirst().first {
            let other = part == "url" ? #""name":"a""# : #""url":"\#(image)""#
            return #"{"assets":[{"\#(part)":\#(value),\#(other)}]}"#
        }
        let list = field == "assets" ? value : assets(1)
        return field == "assets" ? #"{"assets":\#(list)}"# : #"{"assets":\#(list),"\#(field)":\#(value)}"#
    }

    @Test func oneAssetMayComeInShort() async throws {
        try await APIBench.with { api in
            let path = "/v1/seedance2/private-avatar"
            let short = try await api.post(path, #"{"url":"\#(Self.image)","name":"a"}"#)
            #expect(short.status == 200)
            let both = try await api.post(path, #"{"url":"\#(Self.image)","assets":\#(Self.assets(1))}"#)
            #expect(both.status == 400)
            #expect(both.string("error.param") == "url")
        }
    }

    @Test func theManagementTwinNeedsTheType() async throws {
        try await APIBench.with { api in
            let path = "/v1/seedance2/private-avatar/assets"
            let without = try await api.post(path, #"{"assets":\#(Self.assets(1))}"#)
            #expect(without.status == 400)
            #expect(without.string("ResponseMetadata.Error.Code") == "MissingParameter")
            let with = try await api.post(path, #"{"asset_type":"Image","assets":\#(Self.assets(1))}"#)
            #expect(with.status == 200)
            #expect(with.string("data.status") == "processing")
        }
    }

    @Test func aGroupAndAnIDOfOneExcludeEachOther() async throws {
        try await APIBench.with { api in
            let answer = try await api.post(
                "/v1/seedance2/private-avatar",
                #"{"group_id":"group-1","group":{"name":"a"},"assets":\#(Self.assets(1))}"#)
            #expect(answer.status == 400)
            #expect(answer.string("error.param") == "group")
        }
    }
}
