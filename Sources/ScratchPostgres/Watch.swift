// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// A process that stops the server and removes its folder when we are gone, even by `kill -9`: the pipe that it reads
/// then ends.
final class Watch: Sendable {
    private let ours: FileDescriptor

    init(folder: String, programs: Programs) throws {
        let pipe = try FileDescriptor.pipe(options: .closeOnExec)
        self.ours = pipe.writeEnd
        let stop = programs.command("pg_ctl").joined(separator: " ")
        let script = "cat; \(stop) -D '\(folder)/data' -m immediate stop; rm -rf '\(folder)'"
        Task.detached {
            _ = try? await Subprocess.run(
                .path("/bin/sh"), arguments: ["-c", script], workingDirectory: "/",
                platformOptions: Self.ownSession,
                input: .fileDescriptor(pipe.readEnd, closeAfterSpawningProcess: true), output: .discarded,
                error: .discarded)
        }
    }

    deinit {
        try? ours.close()
    }

    /// Away from the terminal, whose ^C goes to all of its processes.
    private static var ownSession: PlatformOptions {
        var options = PlatformOptions()
        options.createSession = true
        return options
    }
}
