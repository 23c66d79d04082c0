// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import NIOPosix
import ProviderArk

/// Whoever sits before the terminal, with a phone.
struct TerminalPerson: ProbePerson {
    func visit(_ link: Secret, _ instruction: String) async throws -> String? {
        StandardOutput.printLine("")
        StandardOutput.printLine("  \(instruction) Open this on a phone, once:")
        StandardOutput.printLine("  \(link.exposed)")
        StandardOutput.printLine("  Then paste the address that the browser was sent to; nothing if it stayed.")
        return try await NIOThreadPool.singleton.runIfActive { readLine() }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
