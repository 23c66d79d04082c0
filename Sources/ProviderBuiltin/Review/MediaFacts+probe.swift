// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import MediaTools

extension MediaFacts {
    init(_ probe: MediaProbe, byteCount: Int64) {
        let type: AssetType =
            switch probe.kind {
            case .image: .image
            case .video: .video
            case .audio: .audio
            }
        self.init(
            type: type, format: probe.format, byteCount: byteCount, width: probe.width, height: probe.height,
            durationSeconds: probe.durationSeconds, framesPerSecond: probe.framesPerSecond,
            hasAudio: probe.audioCodec != nil)
    }
}
