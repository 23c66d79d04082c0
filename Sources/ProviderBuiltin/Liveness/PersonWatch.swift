// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Whether the one who began is the one who goes on, and what the template is made of.
struct PersonWatch: Sendable {
    private let rules: LivenessRules
    private let threshold: Float
    private var reference: FaceTemplate?
    private var sum = [Float](repeating: 0, count: FaceTemplate.dimension)
    private var count = 0
    private var mismatches = 0

    init(rules: LivenessRules, threshold: Double) {
        self.rules = rules
        self.threshold = Float(threshold)
    }

    /// The faces of the first straight look say who it is; later ones change nothing.
    mutating func begin(with faces: [FaceMeasurement]) {
        guard reference == nil else { return }
        faces.forEach { add($0.descriptor) }
        reference = template
    }

    /// - Returns: true once somebody else was seen in several frames running.
    mutating func isSomebodyElse(_ face: FaceMeasurement) -> Bool {
        guard let reference, let seen = FaceTemplate(values: face.descriptor) else { return false }
        mismatches = reference.distance(to: seen) > threshold + rules.mismatchAllowance ? mismatches + 1 : 0
        return mismatches >= rules.mismatches
    }

    /// A good straight face goes into the template.
    mutating func addStraight(_ face: FaceMeasurement) {
        if mismatches == 0 { add(face.descriptor) }
    }

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
