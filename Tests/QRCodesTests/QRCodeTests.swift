// SPDX-License-Identifier: Apache-2.0

import QRCodes
import Testing

@Suite struct QRCodeTests {
    @Test func aCodeHasItsThreeFinders() throws {
        let code = try #require(QRCode("https://likeness.example/v/abcdefghijklmnopqrstuvwxyz0123456789"))
        #expect(code.width >= 21 && (code.width - 17) % 4 == 0)
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        for (left, top) in [(0, 0), (code.width - 7, 0), (0, code.width - 7)] {
            let seen = (0..<7).map { row in
                (0..<7).map { code.isBlack(left + $0, top + row) ? "#" : "." }.joined()
            }
            #expect(seen == finder)
        }
    }

    @Test func thePathDrawsEveryBlackModule() throws {
        let code = try #require(QRCode("short"))
        let drawn = code.path.split(separator: "h").dropFirst().compactMap { part in
            part.hasPrefix("-") ? nil : Int(part.prefix { $0.isNumber })
        }.reduce(0, +)
        let black = (0..<(code.width * code.width)).filter { code.isBlack($0 % code.width, $0 / code.width) }.count
        #expect(drawn == black)
    }

    @Test func aTextTooLongForAnyCodeHasNone() {
        #expect(QRCode(String(repeating: "x", count: 5000)) == nil)
    }

    @Test func aTerminalShowsTheSameModulesTwoToACharacter() throws {
        let code = try #require(QRCode("short"))
        let zone = QRCode.quietZone
        let lines = code.terminalLines
        #expect(lines.count == (code.width + 2 * zone + 1) / 2)
        for row in 0..<code.width {
            let characters = Array(lines[(row + zone) / 2])
            for column in 0..<code.width {
                let drawn: Set<Character> = (row + zone).isMultiple(of: 2) ? ["▄", " "] : ["▀", " "]
                #expect(drawn.contains(characters[column + zone]) == code.isBlack(column, row))
            }
        }
    }
}
