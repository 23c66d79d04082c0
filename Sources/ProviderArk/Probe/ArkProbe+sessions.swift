// SPDX-License-Identifier: Apache-2.0

import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Checks that need a session, or the clock alone.
extension ArkProbe {
    static let callback = "https://probe.likeness.invalid/back"

    func session(callback: String = callback) async throws -> (token: Secret, link: Secret) {
        let made = try await control.call(
            "CreateVisualValidateSession", ["CallbackURL": callback, "ProjectName": project.rawValue], at: time.now)
        guard let token = made.texts["BytedToken"], let link = made.texts["H5Link"] else { throw Refused(made) }
        return (Secret(token), Secret(link))
    }

    func result(_ token: Secret) async throws -> RawControl.Answer {
        try await control.call(
            "GetVisualValidateResult", ["BytedToken": token.exposed, "ProjectName": project.rawValue], at: time.now)
    }

    func pendingForm() async throws -> String {
        let answer = try await result(try await session().token)
        if answer.isEmpty { return "HTTP \(answer.status) without a body" }
        if let code = answer.code { return "HTTP \(answer.status) with \(code)" }
        guard let group = answer.texts["GroupId"] else { return "HTTP \(answer.status), Result without GroupId" }
        return group.isEmpty ? "HTTP \(answer.status), GroupId empty" : "HTTP \(answer.status), a group already"
    }

    func clockSkew() async throws -> String {
        var accepted: [Int] = []
        for minutes in [-60, -30, -16, -14, -5, 0, 5, 14, 16, 30, 60] {
            let moment = time.now + .seconds(minutes * 60)
            let answer = try await listGroups(kind: "AIGC", at: moment)
            if answer.code == nil, answer.hasResult { accepted.append(minutes) }
        }
        guard let first = accepted.first, let last = accepted.last else {
            throw Refused(try await listGroups(kind: "AIGC", at: time.now))
        }
        return "accepted from \(first) to +\(last) minutes"
    }

    func pageLogin() async throws -> String {
        let link = try await session().link
        let (first, second) = (try await control.visit(link), try await control.visit(link))
        let asks = (first.location ?? "").lowercased().contains("login")
        return (asks ? "asks for a login" : "no login") + "; loaded twice: HTTP \(first.status), then \(second.status)"
    }

    func linkLife() async throws -> String {
        guard material.isPatient else { throw Missing(text: "takes half an hour: add --patient") }
        let link = try await session().link
        var found: [String] = []
        var minutes = 0
        for next in [3, 10, 29, 31] {
            try await time.sleep(for: .seconds((next - minutes) * 60))
            minutes = next
            found.append("\(next) min: HTTP \(try await control.visit(link).status)")
        }
        return found.joined(separator: ", ")
    }

    func tokenAfterExpiry() async throws -> String {
        guard material.isPatient else { throw Missing(text: "takes half an hour: add --patient") }
        let (token, _) = try await passed()
        try await time.sleep(for: .seconds(31 * 60))
        return describe(try await result(token))
    }

    func tokenReads() async throws -> String {
        let (token, _) = try await passed()
        var reads: [String] = []
        for _ in 1...3 { reads.append(describe(try await result(token))) }
        return reads.joined(separator: ", then ")
    }

    private func describe(_ answer: RawControl.Answer) -> String {
        if answer.texts["GroupId"]?.isEmpty == false { return "the group" }
        return answer.isEmpty ? "HTTP \(answer.status) without a body" : "HTTP \(answer.status) \(answer.code ?? "")"
    }
}

/// Checks that need a person.
extension ArkProbe {
    /// A person passes a new check.
    func passed() async throws -> (token: Secret, back: String?) {
        let person = try person()
        let session = try await session()
        let back = try await person.visit(session.link, "Pass the check.")
        return (session.token, back)
    }

    func passedReturn() async throws -> String { describe(back: try await passed().back) }

    func endedReturn(_ instruction: String) async throws -> String {
        let person = try person()
        let session = try await session()
        return describe(back: try await person.visit(session.link, instruction))
    }

    func callbackQuery() async throws -> String {
        let person = try person()
        var found: [String] = []
        for (name, ending) in [("query", "?a=1"), ("fragment", "#part")] {
            let session = try await session(callback: Self.callback + ending)
            guard let back = try await person.visit(session.link, "Pass the check.") else {
                found.append("\(name): no way back")
                continue
            }
            let rest = back.dropFirst(Self.callback.count)
            let joint = rest.hasPrefix(ending) ? rest.dropFirst(ending.count).first.map { "'\($0)'" } : "before it"
            found.append("\(name): joined by \(joint ?? "nothing")")
        }
        return found.joined(separator: "; ")
    }

    func person() throws -> any ProbePerson {
        guard let person = material.person else { throw Missing(text: "needs a person: add --person") }
        return person
    }

    /// The names and the codes, never the token.
    private func describe(back: String?) -> String {
        guard let back, let parts = URLComponents(string: back) else { return "the browser is sent nowhere" }
        let items = parts.queryItems ?? []
        func value(_ name: String) -> String { items.first { $0.name == name }?.value ?? "missing" }
        let token = items.contains { $0.name == "bytedToken" } ? "with" : "without"
        return "resultCode \(value("resultCode")), algorithmBaseRespCode \(value("algorithmBaseRespCode")), "
            + "reqMeasureInfoValue \(value("reqMeasureInfoValue")), \(token) bytedToken"
    }
}
