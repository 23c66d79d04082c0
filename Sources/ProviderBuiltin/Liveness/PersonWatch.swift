// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whether the one who began is the one who goes on, and what the template is made of.
struct PersonWatch: Sendable {
    private let rules: LivenessRules
    private let threshold: Float
    private var reference: FaceTemplate?
    private var sum = [Float](repeating: 0, count: FaceTemplate.dimension)
    private var count = 0
    /// Two for a frame of somebody else, less one for a frame of the person: alternating frames add up.
    private var strangeness = 0

    init(rules: LivenessRules, threshold: Double) {
        self.rules = rules
        self.threshold = Float(threshold)
    }

    /// The faces of the first straight look say who it is; those of a later one must be of the same person.
    /// - Returns: whether the faces are all one person's, and this person's.
    mutating func begin(with faces: [FaceMeasurement]) -> Bool {
        let seen = faces.compactMap { FaceTemplate(values: $0.descriptor) }
        guard reference == nil else { return seen.allSatisfy { $0.distance(to: reference) <= farthest } }
        // Each with each: the average of two people may be near enough to both.
        guard seen.allSatisfy({ face in seen.allSatisfy { $0.distance(to: face) <= threshold } }) else { return false }
        faces.forEach { add($0.descriptor) }
        reference = template
        return true
    }

    /// Whether this is the one who began.
    func recognises(_ face: FaceMeasurement) -> Bool {
        FaceTemplate(values: face.descriptor).map { $0.distance(to: reference) <= farthest } ?? false
    }

    /// - Returns: true once somebody else was seen in several frames running, or in most of many.
    mutating func isSomebodyElse(_ face: FaceMeasurement) -> Bool {
        guard reference != nil else { return false }
        strangeness = recognises(face) ? max(0, strangeness - 1) : strangeness + 2
        return strangeness >= 2 * rules.mismatches
    }

    /// A good straight face goes into the template.
    mutating func addStraight(_ face: FaceMeasurement) {
        guard let seen = FaceTemplate(values: face.descriptor), seen.distance(to: reference) <= threshold else {
            return
        }
        add(face.descriptor)
    }

    private var farthest: Float { threshold + rules.mismatchAllowance }

    /// The average of the good straight faces.
    var template: FaceTemplate? {
        count == 0 ? nil : FaceTemplate(values: sum.map { $0 / Float(count) })
    }

    private mutating func add(_ descriptor: [Float]) {
        guard descriptor.count == sum.count else { return }
        for index in sum.indices { sum[index] += descriptor[index] }
        count += 1
    }
}

extension FaceTemplate {
    /// Infinite as long as there is nobody to compare with.
    fileprivate func distance(to other: FaceTemplate?) -> Float {
        other.map { distance(to: $0) } ?? .infinity
    }
}
