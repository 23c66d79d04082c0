// SPDX-License-Identifier: Apache-2.0

@testable import LikenessHTTP

/// Uploads. The first byte says in which pieces the rest comes: however it is cut, the same is read.
enum Multipart {
    static func feed(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let body = Array(bytes.dropFirst())
        let whole = read(body, inPiecesOf: body.count + 1)
        let cut = read(body, inPiecesOf: Int(first) + 1)
        precondition(whole == cut, "what is read depends on how it comes")
    }

    private enum Reading: Equatable {
        case part(MultipartHead, [UInt8], isWhole: Bool)
        case finished
        case malformed
    }

    private static func read(_ body: [UInt8], inPiecesOf size: Int) -> [Reading] {
        var parser = MultipartParser(boundary: "b")
        var readings: [Reading] = []
        var offset = 0
        do {
            while offset < body.count {
                let end = min(body.count, offset + size)
                parser.feed(body[offset..<end])
                offset = end
                while let event = try parser.next() { note(event, in: &readings) }
            }
        } catch {
            readings.append(.malformed)
        }
        return settled(readings)
    }

    private static func note(_ event: MultipartParser.Event, in readings: inout [Reading]) {
        switch event {
        case .began(let head): readings.append(.part(head, [], isWhole: false))
        case .finished: readings.append(.finished)
        case .content(let bytes):
            guard case .part(let head, let before, _) = readings.popLast() else { preconditionFailure() }
            readings.append(.part(head, before + bytes, isWhole: false))
        case .ended:
            guard case .part(let head, let content, _) = readings.popLast() else { preconditionFailure() }
            readings.append(.part(head, content, isWhole: true))
        }
    }

    /// How much of a part that did not end has been handed on may differ: nobody uses it.
    private static func settled(_ readings: [Reading]) -> [Reading] {
        readings.map { reading in
            if case .part(let head, _, isWhole: false) = reading { return .part(head, [], isWhole: false) }
            return reading
        }
    }
}
