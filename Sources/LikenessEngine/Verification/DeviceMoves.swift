// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// How a session that is bound to one device is taken to another, from a computer to a phone: the new device shows a
/// number, and the person types it at the old one. Whoever has only the link would have to be told which number to show.
struct DeviceMoves: Sendable {
    private struct Request: Codable, Sendable {
        let device: String
        let number: Int
        let askedAt: Timestamp
    }

    private struct Record: Codable, Sendable {
        var request: Request?
        var asked = 0
    }

    /// Typing two digits takes less.
    private static let lifetime = Duration.seconds(120)
    /// For one session: who asks more often guesses.
    private static let most = 5
    private static let numbers = 10...99
    let states: any SharedStates
    let time: any TimeSource

    /// A new request takes the place of one that waits.
    /// - Parameter device: the new device's.
    /// - Returns: the number that it has to show; nil when it was asked too often.
    func ask(_ session: SessionID, device: TokenDigest) async throws -> Int? {
        let now = time.now
        let request = Request(device: device.hex, number: Int.random(in: Self.numbers), askedAt: now)
        return try await states.change(Self.name(session), from: Record(), now: now) { record in
            guard record.asked < Self.most else { return nil }
            record.asked += 1
            record.request = request
            return request.number
        }
    }

    /// Whether somebody waits for the number to be typed.
    func isAsked(_ session: SessionID) async throws -> Bool {
        let now = time.now
        return try await states.change(Self.name(session), from: Record(), now: now) { Self.open($0, now) != nil }
    }

    /// Ends the request that waits, whatever was typed.
    /// - Parameter number: nil for no.
    /// - Returns: the device that goes on; nil when nobody waits or the number is another.
    func answer(_ session: SessionID, number: Int?) async throws -> TokenDigest? {
        let now = time.now
        let device = try await states.change(Self.name(session), from: Record(), now: now) { record -> String? in
            defer { record.request = nil }
            guard let request = Self.open(record, now), request.number == number else { return nil }
            return request.device
        }
        return device.map { TokenDigest(storedHex: $0) }
    }

    private static func open(_ record: Record, _ now: Timestamp) -> Request? {
        record.request.flatMap { now - $0.askedAt < lifetime ? $0 : nil }
    }

    private static func name(_ session: SessionID) -> String { "move:\(session)" }
}
