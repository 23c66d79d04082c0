// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Synchronization

/// Looks at an upload as it passes: its format by the first bytes, then the format's limit.
final class UploadGate: Sendable {
    private struct State {
        var head: [UInt8] = []
        var format: FileFormat?
        var byteCount: Int64 = 0
    }

    private let kind: Uploads.Kind
    private let state = Mutex(State())

    init(kind: Uploads.Kind) {
        self.kind = kind
    }

    /// - Throws: `RuleViolation.unsupportedFormat` or `.tooLarge`, as soon as it can be told.
    func look(at chunk: some Sequence<UInt8>) throws {
        try state.withLock { state in
            if state.head.count < FileFormat.bytesNeeded {
                state.head += chunk.prefix(FileFormat.bytesNeeded - state.head.count)
            }
            state.byteCount += chunk.reduce(into: Int64(0)) { count, _ in count += 1 }
            if state.head.count == FileFormat.bytesNeeded { _ = try check(&state) }
        }
    }

    /// The format of the whole upload.
    func finish() throws -> FileFormat {
        try state.withLock { state in try check(&state) }
    }

    private func check(_ state: inout State) throws -> FileFormat {
        guard let format = state.format ?? FileFormat(firstBytes: state.head), let limit = kind.limit(format) else {
            throw RuleViolation.unsupportedFormat
        }
        state.format = format
        guard state.byteCount <= limit else { throw RuleViolation.tooLarge(limit: limit) }
        return format
    }
}

/// An upload's chunks, each shown to the gate before it goes on.
struct GatedChunks<Base: AsyncSequence & Sendable>: AsyncSequence, Sendable
where Base.Element: Sequence<UInt8> & Sendable {
    let base: Base
    let gate: UploadGate

    struct AsyncIterator: AsyncIteratorProtocol {
        var base: Base.AsyncIterator
        let gate: UploadGate

        mutating func next() async throws -> Base.Element? {
            guard let chunk = try await base.next() else {
                _ = try gate.finish()
                return nil
            }
            try gate.look(at: chunk)
            return chunk
        }
    }

    func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(base: base.makeAsyncIterator(), gate: gate)
    }
}
