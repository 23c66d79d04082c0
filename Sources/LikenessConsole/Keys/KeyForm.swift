// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The form of a new key: what was typed, and what is wrong with it.
struct KeyForm: Sendable {
    private static let longestLife = 3650
    var account = ""
    var label = ""
    var scopes = Set(KeyScope.allCases)
    var projects = ""
    var days = ""
    var rate = ""
    /// The names of the texts that say what is wrong, by field.
    var problems: [String: String] = [:]

    init(account: String) {
        self.account = account
    }

    /// - Parameter account: whose the key is to be, unless the form says so.
    init(_ fields: FormFields, account: String?) {
        self.account = account ?? fields.text("account")
        self.label = fields.text("label")
        self.scopes = Set(fields.all("scope").compactMap(KeyScope.init(rawValue:)))
        self.projects = fields.text("projects")
        self.days = fields.text("days")
        self.rate = fields.text("rate")
        // A form that does not ask for scopes means all.
        if fields["limits"] == nil { self.scopes = Set(KeyScope.allCases) }
    }

    /// What the key may do, or nil with the problems noted.
    /// - Parameter own: of the key that makes it: the new one reaches no further, in time or in rate.
    mutating func grant(now: Timestamp, within own: KeyGrant) -> KeyGrant? {
        var grant = KeyGrant()
        grant.scopes = scopes
        if !Account.allows(name: account) { problems["account"] = "problem_accountName" }
        if let problem = NameRule.problem(of: label) { problems["label"] = problem }
        if scopes.isEmpty { problems["scopes"] = "problem_scopes" }
        readProjects(&grant)
        if !days.isEmpty {
            if let number = Int(days), (1...Self.longestLife).contains(number) {
                grant.expiresAt = now + .seconds(number * 86_400)
            } else {
                problems["days"] = "problem_days"
            }
        }
        if !rate.isEmpty {
            if let number = Int(rate), KeyGrant.rates.contains(number) {
                grant.requestsPerSecond = number
            } else {
                problems["rate"] = "problem_rate"
            }
        }
        if let end = own.expiresAt { grant.expiresAt = min(grant.expiresAt ?? end, end) }
        if let most = own.requestsPerSecond { grant.requestsPerSecond = min(grant.requestsPerSecond ?? most, most) }
        return problems.isEmpty ? grant : nil
    }

    func values(_ texts: ConsoleTexts) -> Values {
        [
            "typedAccount": account, "typedLabel": label, "typedProjects": projects, "typedDays": days,
            "typedRate": rate, "problems": problems.mapValues { texts[$0] },
            "isLimited": scopes.count < KeyScope.allCases.count || !projects.isEmpty || !days.isEmpty
                || !rate.isEmpty || !problems.isEmpty,
            "scopes": KeyScope.allCases.map { scope -> Values in
                [
                    "value": scope.rawValue, "name": texts["scope_\(scope.rawValue)"],
                    "isChosen": scopes.contains(scope),
                ]
            },
        ]
    }

    private mutating func readProjects(_ grant: inout KeyGrant) {
        let names = projects.split(separator: ",").map { part in
            let bare = part.drop(while: \.isWhitespace)
            return String(bare.reversed().drop(while: \.isWhitespace).reversed())
        }.filter { !$0.isEmpty }
        guard !names.isEmpty else { return }
        let known = names.compactMap(ProjectName.init(rawValue:))
        guard known.count == names.count, names.count <= KeyGrant.mostProjects else {
            problems["projects"] = "problem_projects"
            return
        }
        var distinct: [ProjectName] = []
        for project in known where !distinct.contains(project) { distinct.append(project) }
        grant.projects = distinct
    }
}
