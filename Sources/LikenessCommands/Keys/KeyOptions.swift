// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore

/// How far a new key reaches; without any of these, as far as its account.
struct KeyOptions: ParsableArguments {
    @Option(help: "What it is for, up to 64 characters; shown in lists.")
    var label = ""

    @Option(help: "What it may do, of \(KeyScope.allCases.map(\.rawValue).joined(separator: ",")) (default: all).")
    var scopes: String?

    @Option(help: "The projects that it sees, between commas; the first is meant where a request names none.")
    var projects: String?

    @Option(help: "For how many days it is good (default: for ever).")
    var validDays: Int?

    @Option(help: "Requests a second, \(KeyGrant.rates.lowerBound) to \(KeyGrant.rates.upperBound).")
    var rate: Int?

    func validate() throws {
        if label.unicodeScalars.count > 64 || label.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            throw ValidationError("--label takes up to 64 characters, no control characters")
        }
        if let validDays, !(1...36_500).contains(validDays) {
            throw ValidationError("--valid-days is \(validDays); allowed: 1 to 36500")
        }
        if let rate, !KeyGrant.rates.contains(rate) {
            throw ValidationError(
                "--rate is \(rate); allowed: \(KeyGrant.rates.lowerBound) to \(KeyGrant.rates.upperBound)")
        }
        _ = try grant(now: Timestamp(seconds: 0))
    }

    func grant(now: Timestamp) throws -> KeyGrant {
        var grant = KeyGrant()
        if let scopes { grant.scopes = Set(try words(scopes, of: "--scopes", allowed: Self.allScopes, KeyScope.init)) }
        if let projects {
            let allowed = "names of 1 to 64 characters, \(KeyGrant.mostProjects) at most"
            let names = try words(projects, of: "--projects", allowed: allowed, ProjectName.init)
            guard names.count <= KeyGrant.mostProjects else {
                throw ValidationError("--projects names \(names.count) projects; allowed: \(KeyGrant.mostProjects)")
            }
            grant.projects = names
        }
        grant.expiresAt = validDays.map { now + .seconds($0 * 86_400) }
        grant.requestsPerSecond = rate
        return grant
    }

    private static let allScopes = KeyScope.allCases.map(\.rawValue).joined(separator: ", ")

    private func words<Word>(
        _ text: String, of option: String, allowed: String, _ read: (String) -> Word?
    ) throws -> [Word] {
        let words = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        return try words.map { word in
            guard let value = read(word) else {
                throw ValidationError("\(option) names '\(word)'; allowed: \(allowed)")
            }
            return value
        }
    }
}
