// SPDX-License-Identifier: Apache-2.0

/// Waits until the person has looked straight and kept still for a while: from there turns are measured.
struct StraightLook: Sendable {
    private let rules: LivenessRules
    private var looks: [(capturedAt: Int, face: FaceMeasurement)] = []

    init(rules: LivenessRules) {
        self.rules = rules
    }

    /// Takes the next usable face.
    /// - Returns: the faces of the straight look once it was long enough.
    mutating func take(_ face: FaceMeasurement, at capturedAt: Int) -> [FaceMeasurement]? {
        if let last = looks.last, capturedAt - last.capturedAt > rules.longestGap { looks = [] }
        looks.append((capturedAt, face))
        // What is kept spans just over the time that is asked for.
        while looks.count > 1, capturedAt - looks[1].capturedAt >= rules.straightMilliseconds { looks.removeFirst() }
        guard capturedAt - looks[0].capturedAt >= rules.straightMilliseconds, looks.count >= rules.straightFrames
        else { return nil }
        let faces = looks.map(\.face)
        return isStill(faces) && isStraight(faces) ? faces : nil
    }

    private func isStill(_ faces: [FaceMeasurement]) -> Bool {
        let mostShift = rules.straightShift * (faces.map(\.widthShare).max() ?? 0)
        return range(faces.map(\.yaw)) <= rules.straightYawRange && range(faces.map(\.x)) <= mostShift
            && range(faces.map(\.y)) <= mostShift
    }

    private func isStraight(_ faces: [FaceMeasurement]) -> Bool {
        abs(faces.map(\.yaw).reduce(0, +) / Double(faces.count)) <= rules.straightYaw
    }

    private func range(_ values: [Double]) -> Double {
        (values.max() ?? 0) - (values.min() ?? 0)
    }
}
