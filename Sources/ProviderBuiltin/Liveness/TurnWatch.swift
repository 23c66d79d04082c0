// SPDX-License-Identifier: Apache-2.0

/// Follows the surface out of the straight look and back, and tells a head that turns from a print that tilts.
struct TurnWatch: Sendable {
    enum Event: Equatable {
        case left, right
        /// It tilted far and never left its plane.
        case flat
    }

    private let rules: LivenessRules
    private var way: Way?
    /// Whether the surface has left the straight look since the step began.
    private(set) var hasMoved: Bool

    /// One way out; ends when the head is straight again or on the other side.
    private struct Way {
        let side: FloatingPointSign?
        var deepFrames = 0
        var flatFrames = 0
        var deepest = 0.0
        var isTold = false
    }

    init(rules: LivenessRules, hasMoved: Bool = false) {
        self.rules = rules
        self.hasMoved = hasMoved
    }

    /// Whether the surface has been tilted far without depth, and is still away.
    var looksFlat: Bool {
        guard let way else { return false }
        return way.flatFrames >= rules.deepFrames && way.deepest < rules.leastDepth
    }

    func isStraight(_ surface: SurfaceMeasurement) -> Bool {
        abs(surface.turn ?? .infinity) <= rules.centerTurn && surface.squeeze >= rules.centerSqueeze
    }

    /// - Parameter isRecognised: whether it is the person's: nobody else's turn counts, but anybody's flatness does.
    mutating func take(_ surface: SurfaceMeasurement, isRecognised: Bool) -> Event? {
        if isStraight(surface) { return end() }
        hasMoved = true
        let side = surface.turn.flatMap { abs($0) > rules.centerTurn ? $0.sign : nil }
        if let way, let before = way.side, let side, before != side, let event = end() { return event }
        var way = self.way ?? Way(side: side)
        if way.side == nil, side != nil { way = Way(side: side, flatFrames: way.flatFrames, deepest: way.deepest) }
        measure(surface, isRecognised: isRecognised, &way)
        defer { self.way = way }
        guard isRecognised, let side = way.side, way.deepFrames >= rules.deepFrames, !way.isTold else { return nil }
        way.isTold = true
        return side == .plus ? .left : .right
    }

    mutating func forgetMovement() {
        hasMoved = false
    }

    private mutating func end() -> Event? {
        defer { way = nil }
        return looksFlat ? .flat : nil
    }

    private func measure(_ surface: SurfaceMeasurement, isRecognised: Bool, _ way: inout Way) {
        let turn = abs(surface.turn ?? 0)
        if surface.cornersLeft >= rules.cornersForDepth {
            way.deepest = max(way.deepest, surface.depth)
            if isRecognised, turn >= rules.leastTurn, surface.depth >= rules.leastDepth { way.deepFrames += 1 }
        }
        if surface.cornersLeft >= rules.cornersForFlatness,
            turn >= rules.flatTurn || surface.squeeze <= rules.flatSqueeze
        {
            way.flatFrames += 1
        }
    }
}
