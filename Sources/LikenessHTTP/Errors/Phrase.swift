// SPDX-License-Identifier: Apache-2.0

/// One message in every language.
struct Phrase: Sendable, Equatable {
    private let en: String
    private let zh: String
    private let ja: String
    private let ko: String

    init(_ en: String, zh: String, ja: String, ko: String) {
        self.en = en
        self.zh = zh
        self.ja = ja
        self.ko = ko
    }

    func text(in language: Language) -> String {
        switch language {
        case .en: en
        case .zh: zh
        case .ja: ja
        case .ko: ko
        }
    }

    /// The phrase as said of `subject`, which stays as the client wrote it.
    func said(of subject: String) -> Phrase {
        Phrase("\(subject) \(en)", zh: "\(subject)：\(zh)", ja: "\(subject)：\(ja)", ko: "\(subject): \(ko)")
    }

    /// The phrase after the path of the field that it is about, if any.
    func prefixed(by path: String) -> Phrase {
        guard !path.isEmpty else { return self }
        return Phrase("\(path): \(en)", zh: "\(path)：\(zh)", ja: "\(path)：\(ja)", ko: "\(path): \(ko)")
    }
}
