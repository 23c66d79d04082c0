// SPDX-License-Identifier: Apache-2.0

/// Whether the head moves as heads do, without jumps.
struct MovementWatch: Sendable {
    private let rules: LivenessRules
    private var lastFace: (capturedAt: Int, face: FaceMeasurement)?
    private var lastTurn: (capturedAt: Int, turn: Double)?

    init(rules: LivenessRules) {
        self.rules = rules
    }

    /// The surface is measured from this straight look on: turns before and after can't be compared.
    mutating func renew(at capturedAt: Int) {
        lastTurn = (capturedAt, 0)
    }

    /// - Returns: true when the head cannot have come here since the frame before.
    mutating func jumps(_ measurement: FrameMeasurement) -> Bool {
        let now = measurement.capturedAt
        var jumped = false
        if let face = measurement.face {
            if let (before, last) = lastFace, now - before <= rules.longestGap {
                let shift = max(abs(face.x - last.x), abs(face.y - last.y)) / max(face.widthShare, last.widthShare)
                jumped = shift > rules.shiftAtOnce + rules.shiftPerSecond * Double(now - before) / 1000
            }
            lastFace = (now, face)
        }
        if let turn = measurement.surface?.turn {
            if let (before, last) = lastTurn, now - before <= rules.longestGap {
                let most = rules.turnAtOnce + rules.turnPerSecond * Double(now - before) / 1000
                jumped = jumped || abs(turn - last) > most
            }
            lastTurn = (now, turn)
        }
        return jumped
    }
}
