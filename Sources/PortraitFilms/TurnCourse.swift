// SPDX-License-Identifier: Apache-2.0

/// How a head turns in the course of a film.
///
/// A film that loops before a camera meets a challenge at any moment only if the loop tells where it begins: it looks
/// straight for long (`opening`) before the first turn, and only briefly (`pause`) between two turns. A judge who wants
/// to see a straight look of some length first is then always ready before the first turn, and never between.
package struct TurnCourse: Sendable, Equatable {
    private struct Part: Sendable, Equatable {
        let seconds: Double
        let from: Double
        let to: Double
    }

    private var parts: [Part] = []

    /// - Parameters:
    ///   - order: what is asked for; each turn goes out from straight and comes back.
    ///   - degrees: how far the head turns.
    ///   - turn: seconds for one way.
    ///   - opening: seconds of looking straight at the beginning.
    package init(_ order: [HeadTurn], degrees: Double = 25, turn: Double = 0.6, opening: Double = 2.2) {
        let hold = 0.6
        let pause = 0.2
        add(opening, to: 0)
        for step in order {
            switch step {
            case .center: add(hold, to: 0)
            case .left, .right:
                let target = step == .left ? degrees : -degrees
                add(turn, to: target)
                add(hold, to: target)
                add(turn, to: 0)
                add(pause, to: 0)
            }
        }
    }

    package var seconds: Double { parts.reduce(0) { $0 + $1.seconds } }

    /// Degrees at a time, positive to the person's left; after the end as at the end.
    func yaw(at time: Double) -> Double {
        var rest = time
        for part in parts {
            if rest < part.seconds {
                let share = rest / part.seconds
                return part.from + (part.to - part.from) * share * share * (3 - 2 * share)
            }
            rest -= part.seconds
        }
        return parts.last?.to ?? 0
    }

    private mutating func add(_ seconds: Double, to target: Double) {
        parts.append(Part(seconds: seconds, from: parts.last?.to ?? 0, to: target))
    }
}
