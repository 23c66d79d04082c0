// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One of the project's Markdown files, as a reader copies from it.
struct Document: Sendable, CustomTestStringConvertible {
    static let all =
        ["README.md", "README.zh.md", "CONTRIBUTING.md"].map(Document.init)
        + ((try? FileManager.default.contentsOfDirectory(atPath: Checkout.file("docs"))) ?? [])
        .filter { $0.hasSuffix(".md") }.sorted().map { Document(name: "docs/\($0)") }

    /// Its path in the checkout.
    let name: String

    var testDescription: String { name }

    /// The indented blocks, without their indentation; those of a list's items too.
    func blocks() throws -> [String] {
        let text = try String(contentsOfFile: Checkout.file(name), encoding: .utf8)
        var blocks: [[Substring]] = []
        var isOpen = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("    ") else {
                isOpen = false
                continue
            }
            if !isOpen { blocks.append([]) }
            isOpen = true
            blocks[blocks.count - 1].append(line)
        }
        return blocks.map { lines in
            let indent = lines.map { $0.prefix { $0 == " " }.count }.min() ?? 0
            return lines.map { $0.dropFirst(indent) }.joined(separator: "\n")
        }
    }

    enum Part {
        case command(String)
        /// What a command before it prints, or what a file has.
        case shown(String)
    }

    /// Its blocks, those of commands one by one, each with the lines that it goes on over and without what is said behind
    /// it.
    func parts() throws -> [Part] {
        try blocks().flatMap { block -> [Part] in
            var commands: [String] = []
            for line in block.split(separator: "\n").map(Self.withoutComment) {
                if let last = commands.last, Self.isOpen(last) {
                    commands[commands.count - 1] += "\n\(line)"
                } else {
                    commands.append(line)
                }
            }
            guard let first = commands.first, Self.isCommand(first) else { return [.shown(block)] }
            return commands.map(Part.command)
        }
    }

    func commands() throws -> [String] {
        try parts().compactMap { if case .command(let command) = $0 { command } else { nil } }
    }

    /// The words of a command, as a shell would part them.
    static func words(of command: String) -> [String] {
        var words: [String] = []
        var (word, quote): (String?, Character?) = (nil, nil)
        for character in command.replacing("\\\n", with: " ") {
            switch (character, quote) {
            case (quote, .some): quote = nil
            case (_, .some): word = (word ?? "") + String(character)
            case ("'", nil), ("\"", nil): (word, quote) = (word ?? "", character)
            case (" ", nil), ("\n", nil):
                if let found = word { words.append(found) }
                word = nil
            default: word = (word ?? "") + String(character)
            }
        }
        return words + (word.map { [$0] } ?? [])
    }

    /// Whether a line of a command goes on in the next: behind a backslash, within quotes, or up to `END`.
    private static func isOpen(_ command: String) -> Bool {
        command.hasSuffix("\\") || command.count { $0 == "'" } % 2 == 1
            || (command.contains("<<'END'") && !command.hasSuffix("\nEND"))
    }

    private static func withoutComment(_ line: Substring) -> String {
        String(line[..<(line.firstRange(of: #/ +# /#)?.lowerBound ?? line.endIndex)])
    }

    private static let programs: Set<String> = [
        "likeness", ".build/debug/likeness", "curl", "make", "export", "ffprobe", "run", "install", "useradd",
        "systemctl",
        "journalctl", "cp", "mkdir", "pg_dump", "pg_restore", "createuser", "createdb", "aws",
    ]

    /// Begins with a program, or with settings for one; a table's column is apart from the next by more than a space.
    private static func isCommand(_ line: String) -> Bool {
        guard line.firstMatch(of: #/^\S+ {2,}/#) == nil else { return false }
        return words(of: line).first.map { programs.contains($0) || $0.wholeMatch(of: #/LIKENESS_\w+=.*/#) != nil }
            ?? false
    }
}
