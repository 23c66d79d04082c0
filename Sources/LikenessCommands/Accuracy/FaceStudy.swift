// SPDX-License-Identifier: Apache-2.0

import FaceAnalysis
import LikenessBench
import LikenessCore
import MediaTools
import ProviderBuiltin

/// Compares every photo with every other one, and shows films of each person to the liveness check.
struct FaceStudy {
    private let analyzer: FaceAnalyzer
    private let threshold: Float
    private var templates: [(person: String, template: FaceTemplate)] = []
    private var photoCount = 0
    private var films: [AccuracyStudy.Film: (passed: Int, all: Int)] = [:]

    init(analyzer: FaceAnalyzer, threshold: Float) {
        self.analyzer = analyzer
        self.threshold = threshold
    }

    var personCount: Int { Set(templates.map(\.person)).count }

    /// Describes the faces. A photo without exactly one is left out, and counted.
    mutating func read(_ folder: FaceFolder, _ say: (String) -> Void) async throws {
        for person in folder.persons {
            say("reading \(person.name)")
            for photo in person.photos {
                photoCount += 1
                if let template = try? await AccuracyStudy(analyzer: analyzer).template(photo) {
                    templates.append((person.name, template))
                }
            }
        }
    }

    /// Makes each kind of film of each person's first photo.
    mutating func film(_ folder: FaceFolder, _ say: (String) -> Void) async throws {
        let study = AccuracyStudy(analyzer: analyzer)
        for person in folder.persons {
            guard let photo = person.photos.first else { continue }
            for kind in AccuracyStudy.Film.all {
                say("\(person.name): \(kind.name)")
                guard let measured = try? await study.measure(photo, kind) else { continue }
                var count = films[kind] ?? (0, 0)
                count.all += 1
                if case .passed? = measured.verdict { count.passed += 1 }
                films[kind] = count
            }
        }
    }

    var report: FaceReport {
        var (mated, missed, others, mistaken) = (0, 0, 0, 0)
        for (index, first) in templates.enumerated() {
            for second in templates[(index + 1)...] {
                let isMatch = first.template.distance(to: second.template) <= threshold
                if first.person == second.person {
                    mated += 1
                    missed += isMatch ? 0 : 1
                } else {
                    others += 1
                    mistaken += isMatch ? 1 : 0
                }
            }
        }
        return FaceReport(
            persons: personCount, photos: templates.count, leftOut: photoCount - templates.count,
            threshold: Double(threshold), falseNonMatch: ErrorRate(errors: missed, trials: mated),
            falseMatch: ErrorRate(errors: mistaken, trials: others),
            films: AccuracyStudy.Film.all.compactMap { kind in
                films[kind].map { count in
                    FaceReport.Film(
                        kind: kind.name, isAttack: kind != .head,
                        errors: ErrorRate(
                            errors: kind == .head ? count.all - count.passed : count.passed, trials: count.all))
                }
            })
    }
}
