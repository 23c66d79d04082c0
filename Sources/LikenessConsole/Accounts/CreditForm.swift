// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The form of an account's credit: what was typed, and what is wrong with it.
struct CreditForm: Sendable {
    enum What: String, CaseIterable, Sendable {
        case add, leave, unlimited
    }

    var what = What.add
    var amount = ""
    /// The name of the text that says what is wrong with the amount.
    var problem: String?

    init() {}

    init(_ fields: FormFields) {
        self.what = What(rawValue: fields.text("what")) ?? .add
        self.amount = fields.text("amount")
    }

    /// What is to be done, or nil with the problem noted.
    mutating func change(of credit: Credit) -> CreditChange? {
        if what == .unlimited { return .unlimited }
        guard let dollars = DollarAmount(amount) else {
            problem = DollarAmount.isTooLarge(amount) ? "problem_amountLarge" : "problem_amount"
            return nil
        }
        let before = what == .add ? credit.granted ?? credit.used + credit.reserved : credit.used + credit.reserved
        guard before <= Credit.most - dollars.microUSD else {
            problem = "problem_amountLarge"
            return nil
        }
        return what == .add ? .add(dollars.microUSD) : .leave(dollars.microUSD)
    }

    func values(_ texts: ConsoleTexts) -> Values {
        var values: Values = [
            "amount": amount,
            "whats": What.allCases.map { choice -> Values in
                [
                    "value": choice.rawValue, "name": texts["credit_\(choice.rawValue)"],
                    "isChosen": choice == what,
                ]
            },
        ]
        if let problem { values["amountProblem"] = texts[problem] }
        return values
    }
}
