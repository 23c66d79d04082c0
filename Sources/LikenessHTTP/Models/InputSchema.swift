// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The JSON Schema of a video request's body without `model` (contract/apimart.md 3.2 and 5.3).
struct InputSchema {
    let model: VideoModel

    var value: JSONValue {
        [
            "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object",
            "properties": .object(
                basics.merging(references) { first, _ in first }.merging(delivery) { first, _ in first }),
            "additionalProperties": true,
        ]
    }

    private var basics: [String: JSONValue] {
        [
            "prompt": [
                "type": "string", "maxLength": .integer(Int64(VideoOrderReader.longestPrompt)),
                "description": "Required unless an image or a video is given.",
            ],
            "duration": duration,
            "resolution": [
                "type": "string", "enum": .array(model.resolutions.map { .string($0.rawValue) }), "default": "720p",
            ],
            "size": size("Width to height. adaptive: the listed ratio nearest to the first reference, else 16:9."),
            "aspect_ratio": size("Another name of size."),
            "seed": ["type": "integer", "minimum": -1, "maximum": 4_294_967_295, "description": "-1: any."],
            "generate_audio": ["type": "boolean", "default": true],
            "return_last_frame": ["type": "boolean", "default": false],
            "watermark": ["type": "boolean", "default": false],
        ]
    }

    private var references: [String: JSONValue] {
        [
            "image_urls": urls(
                VideoOrderReader.mostImages,
                "One is the first frame unless clips or sounds are given; more are references."),
            "image_with_roles": [
                "type": "array", "maxItems": .integer(Int64(VideoOrderReader.mostImages)),
                "items": [
                    "type": "object", "required": ["url", "role"],
                    "properties": [
                        "url": ["type": "string"],
                        "role": [
                            "type": "string",
                            "enum": .array(VideoOrder.ImageRole.allCases.map { .string($0.rawValue) }),
                        ],
                    ],
                ],
                "description": "Not together with image_urls.",
            ],
            "video_urls": urls(VideoOrderReader.mostClips, "1.8 to 15.2 s in all."),
            "audio_urls": urls(VideoOrderReader.mostClips, "Up to 15 s in all; needs an image or a video."),
        ]
    }

    private var delivery: [String: JSONValue] {
        [
            "webhook": ["type": "string", "description": "A base URL; the POST goes to <webhook>/callback."],
            "language": ["type": "string", "enum": .array(Language.allCases.map { .string($0.rawValue) })],
            "project_name": ["type": "string", "default": "default", "description": "Whose asset:// are meant."],
            "nsfw_check": ["type": "boolean", "description": "Accepted; without effect on this engine."],
            "tools": ["type": "array", "description": "Accepted; without effect on this engine."],
        ]
    }

    private var duration: JSONValue {
        let range: JSONValue = [
            "type": "integer", "minimum": .integer(Int64(model.durations.lowerBound)),
            "maximum": .integer(Int64(model.durations.upperBound)), "default": 5,
        ]
        guard model.allowsAutomaticDuration else { return range }
        return ["anyOf": [range, ["const": -1]], "default": 5]
    }

    private func size(_ description: String) -> JSONValue {
        [
            "type": "string", "enum": .array(AspectRatio.allCases.map { .string($0.rawValue) } + ["adaptive"]),
            "default": model == .next ? "adaptive" : "16:9", "description": .string(description),
        ]
    }

    private func urls(_ most: Int, _ description: String) -> JSONValue {
        [
            "type": "array", "items": ["type": "string"], "maxItems": .integer(Int64(most)),
            "description": .string("http(s) or asset://. " + description),
        ]
    }
}
