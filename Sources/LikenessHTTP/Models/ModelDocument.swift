// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The documentation of a model as Markdown, for people and for programs that read it.
struct ModelDocument {
    let name: String
    let model: VideoModel

    var markdown: String {
        """
        # \(name)

        Made by this server's built-in engine, **\(ModelCatalog.engine)**: a storyboard of your references in motion, with \
        the prompt as caption. It is no video model and does not pretend to be one. Every film carries a visible label \
        for at least its first two seconds, and the AIGC mark in its metadata.

        - Order with `POST /v1/videos/generations`, read with `GET /v1/tasks/{id}` (`?wait=30` waits for the end).
        - Resolutions: \(model.resolutions.map(\.rawValue).joined(separator: ", ")). Durations: \
        \(model.durations.lowerBound)-\(model.durations.upperBound) s\(model.allowsAutomaticDuration ? ", or -1" : "").
        - 24 frames a second, H.264 and AAC, results kept for 72 hours.
        - A person's face is taken only as a reviewed `asset://` of `/v1/seedance2/real-avatar`; a real face in any \
        other reference ends the task as failed.
        - `nsfw_check` and `tools` are accepted and have no effect on this engine.
        - All fields: `GET /v1/model-schema?model=\(name)&operation=\(ModelCatalog.operation)`.

        """
    }
}
