// SPDX-License-Identifier: Apache-2.0

import LikenessBench

/// The figures of a study, as Markdown or JSON.
struct FaceReport: Encodable {
    struct Film: Encodable {
        let kind: String
        let isAttack: Bool
        let errors: ErrorRate

        enum CodingKeys: String, CodingKey {
            case kind, errors
            case isAttack = "attack"
        }
    }

    /// With fewer, nothing is claimed.
    static let personsForAClaim = 50
    let persons: Int
    let photos: Int
    let leftOut: Int
    let threshold: Double
    let falseNonMatch: ErrorRate
    let falseMatch: ErrorRate
    let films: [Film]

    enum CodingKeys: String, CodingKey {
        case persons, photos, threshold, films
        case leftOut = "left_out"
        case falseNonMatch = "false_non_match"
        case falseMatch = "false_match"
    }

    var lines: [String] {
        let title =
            persons < Self.personsForAClaim
            ? "## A smoke test of \(persons) persons, and no claim of accuracy"
            : "## Face checks, measured on \(persons) persons"
        var lines = [
            title, "",
            "\(persons) persons, \(photos) photos with one face each; \(leftOut) left out. Threshold \(threshold). In brackets "
                + "the exact bounds of 95 % (Clopper and Pearson), as if pairs were independent, which those of one person "
                + "are not.",
            "", "| what | persons | errors |", "|---|---|---|",
            "| false non-match: two photos of one person taken for two | \(persons) | \(falseNonMatch.text) |",
            "| false match: photos of two persons taken for one | \(persons) | \(falseMatch.text) |",
        ]
        for film in films {
            let what = film.isAttack ? "attack passed (APCER): \(film.kind)" : "person refused (BPCER): \(film.kind)"
            lines.append("| \(what) | \(film.errors.trials) | \(film.errors.text) |")
        }
        if !films.isEmpty {
            lines += [
                "",
                "Films are made of the photos: a head is a photo warped by a head-shaped depth map, a print the flat photo, "
                    + "tilted. Not measured: masks, screens in front of a camera, films made for the purpose, injected "
                    + "cameras, real heads.",
            ]
        }
        return lines
    }
}

extension ErrorRate: Encodable {
    private enum CodingKeys: String, CodingKey {
        case errors, trials, rate, low, high
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let bounds = bounds()
        try container.encode(errors, forKey: .errors)
        try container.encode(trials, forKey: .trials)
        try container.encode(rate, forKey: .rate)
        try container.encode(bounds.lowerBound, forKey: .low)
        try container.encode(bounds.upperBound, forKey: .high)
    }
}
