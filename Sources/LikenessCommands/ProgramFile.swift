// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Foundation

/// This program's own file, for commands that start a server as a process of its own.
enum ProgramFile {
    static func path() throws -> String {
        guard let path = Bundle.main.executablePath else {
            throw ExitStatus.stop("this program's own file can't be found", ExitStatus.osError)
        }
        return path
    }
}
