// SPDX-License-Identifier: Apache-2.0

extension QRCode {
    /// The code for a terminal: each character is two modules, one above the other, since characters are about twice as
    /// high as wide. White modules are the ones drawn, so a dark terminal shows the code as it should be; readers take
    /// the inverse on a light one too.
    package var terminalLines: [String] {
        let span = -Self.quietZone..<(width + Self.quietZone)
        return stride(from: span.lowerBound, to: span.upperBound, by: 2).map { row in
            span.map { column in
                switch (isBlack(column, row), isBlack(column, row + 1)) {
                case (false, false): "█"
                case (false, true): "▀"
                case (true, false): "▄"
                case (true, true): " "
                }
            }.joined()
        }
    }
}
