// SPDX-License-Identifier: Apache-2.0

import MediaTools

/// What is looked at of a file: a picture itself, or two pictures for each second of a clip, a few at a time, for a
/// whole clip's would not fit into memory.
struct SampledFrames: AsyncSequence {
    private static let perSecond = 2.0
    /// Short clips are looked at more often.
    private static let fewest = 10
    private static let together = 6

    private let media: MediaTools
    private let path: String
    private let probe: MediaProbe
    private let windows: [Range<Int>]
    private let secondsApart: Double

    init(media: MediaTools, path: String, probe: MediaProbe) {
        self.media = media
        self.path = path
        self.probe = probe
        let seconds = probe.durationSeconds ?? 0
        let count = probe.kind == .video ? Swift.max(Self.fewest, Int((seconds * Self.perSecond).rounded(.up))) : 1
        self.secondsApart = seconds / Double(count)
        self.windows = stride(from: 0, to: count, by: Self.together).map { $0..<Swift.min(count, $0 + Self.together) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(frames: self) }

    struct Iterator: AsyncIteratorProtocol {
        fileprivate let frames: SampledFrames
        private var window = 0
        private var waiting: [RawFrame] = []

        fileprivate init(frames: SampledFrames) {
            self.frames = frames
        }

        mutating func next() async throws -> RawFrame? {
            while waiting.isEmpty {
                guard window < frames.windows.count else { return nil }
                waiting = try await frames.decode(frames.windows[window])
                window += 1
            }
            return waiting.removeFirst()
        }
    }

    private func decode(_ window: Range<Int>) async throws -> [RawFrame] {
        let longestSide = FaceReview.longestSide
        guard probe.kind == .video else {
            return [try await media.decodePicture(path, probe: probe, longestSide: longestSide)]
        }
        let begin = Double(window.lowerBound) * secondsApart
        return try await media.sampleFrames(
            path, probe: probe, count: window.count, longestSide: longestSide,
            within: begin..<(begin + Double(window.count) * secondsApart)
        ).map(\.frame)
    }
}
