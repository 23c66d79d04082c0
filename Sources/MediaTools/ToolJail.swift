// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a tool can reach while it reads a stranger's bytes: a file that takes it over gets neither the network nor the
/// store, the keys or anybody else's pictures.
package struct ToolJail: Sendable {
    package enum Kind: String, Sendable {
        /// Namespaces of its own (Debian's bubblewrap): no network, no other process, no file but the system's
        /// libraries, the one that is read, and the scratch folder. Bounds as in `limits`.
        case bubblewrap
        /// Bounds alone: memory, size of files, open files, no core (prlimit of util-linux).
        case limits
        case none
    }

    /// Nothing but the tools' own bounds, for media of ours.
    package static let open = ToolJail(kind: .none, scratch: nil)

    package let kind: Kind
    /// Where tools may write.
    private let scratch: String?

    init(kind: Kind, scratch: String?) {
        self.kind = kind
        self.scratch = scratch
    }

    /// The closest jail that this machine allows: a container, for instance, may forbid namespaces.
    /// - Parameter scratch: where tools may write; an absolute path.
    package static func find(scratch: String) async -> ToolJail {
        for kind in [Kind.bubblewrap, .limits] {
            let jail = ToolJail(kind: kind, scratch: scratch)
            let trial = ToolRun(executable: "true", arguments: [], jail: jail, timeLimit: .seconds(10))
            guard jail.command(for: trial).program != "true", (try? await trial.run()) != nil else { continue }
            return jail
        }
        return ToolJail(kind: .none, scratch: scratch)
    }

    /// The words that run a tool. One that isn't there is left to fail by its own name.
    func command(for run: ToolRun) -> (program: String, arguments: [String]) {
        guard kind != .none, let tool = Self.path(of: run.executable), let limiter = Self.path(of: "prlimit") else {
            return (run.executable, run.arguments)
        }
        let bounded = Self.bounds + ["--", tool] + run.arguments
        guard kind == .bubblewrap else { return (limiter, bounded) }
        guard let bubblewrap = Self.path(of: "bwrap") else { return (run.executable, run.arguments) }
        return (bubblewrap, Self.namespaces + mounts(for: run.arguments) + ["--", limiter] + bounded)
    }

    /// Address space for films in 4k with all their threads; files as large as the largest result.
    private static let bounds = ["--as=8589934592", "--fsize=4294967296", "--nofile=256", "--core=0"]

    private static let namespaces = [
        "--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--ro-bind", "/usr", "/usr",
        "--ro-bind-try", "/opt", "/opt", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/",
    ]

    /// Links to below /usr, or folders of their own; then what libraries and fonts are found by.
    private static let system: [String] =
        ["/bin", "/lib", "/lib64", "/sbin"].flatMap { path in
            let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path)
            return target.map { ["--symlink", $0, path] } ?? ["--ro-bind-try", path, path]
        }
        + ["/etc/alternatives", "/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"].flatMap {
            ["--ro-bind-try", $0, $0]
        }

    private func mounts(for arguments: [String]) -> [String] {
        let folder = scratch.map { ["--bind", $0, $0] } ?? []
        let files = arguments.filter { argument in
            argument.hasPrefix("/") && !(scratch.map { argument.hasPrefix($0 + "/") } ?? false)
                && FileManager.default.fileExists(atPath: argument)
        }
        return Self.system + folder + files.flatMap { ["--ro-bind", $0, $0] }
    }

    /// Where the tools' own environment finds a program.
    private static func path(of name: String) -> String? {
        let places = name.contains("/") ? [name] : ToolRun.searchPath.map { "\($0)/\(name)" }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
