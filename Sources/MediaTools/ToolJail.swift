// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a tool can reach while it reads a stranger's bytes: a file that takes it over gets neither the network nor the
/// store, the keys or anybody else's pictures.
package struct ToolJail: Sendable {
    package enum Kind: String, Sendable {
        /// Namespaces of its own (Debian's bubblewrap): no network, no other process, no file but the system's programs
        /// and libraries, those that the run reads, and those that it writes. Bounds as in `limits`.
        case bubblewrap
        /// Bounds alone: memory, size of files, open files, no core (prlimit of util-linux).
        case limits
        case none
    }

    /// Nothing but the tools' own bounds, for media of ours.
    package static let open = ToolJail(kind: .none)

    package let kind: Kind
    /// Known from the start: a program that is taken away later is missed, and no run goes on without it.
    private let bubblewrap: String?
    private let limiter: String?
    /// A folder below those that are shown.
    private let hidden: [String]

    /// - Parameter folder: what nobody may see, wherever it lies: the data folder.
    init(kind: Kind, hiding folder: String? = nil) {
        self.kind = kind
        self.bubblewrap = Self.path(of: "bwrap")
        self.limiter = Self.path(of: "prlimit")
        self.hidden = folder.map { $0.hasPrefix("/usr/") ? ["--tmpfs", $0] : [] } ?? []
    }

    /// The closest jail that this machine allows: a container, for instance, may forbid namespaces.
    package static func find(hiding folder: String? = nil) async -> ToolJail {
        for kind in [Kind.bubblewrap, .limits] {
            let jail = ToolJail(kind: kind, hiding: folder)
            guard jail.limiter != nil, kind == .limits || jail.bubblewrap != nil else { continue }
            let trial = ToolRun(executable: "true", arguments: [], jail: jail, timeLimit: .seconds(10))
            if (try? await trial.run()) != nil { return jail }
        }
        return .open
    }

    /// The words that run a tool. One that isn't there is left to fail by its own name.
    func command(for run: ToolRun) -> (program: String, arguments: [String]) {
        guard kind != .none, let limiter, let tool = Self.path(of: run.executable) else {
            return (run.executable, run.arguments)
        }
        let bounded = Self.bounds + ["--", tool] + run.arguments
        guard kind == .bubblewrap, let bubblewrap else { return (limiter, bounded) }
        let files = run.reads.flatMap { ["--ro-bind", $0, $0] } + run.writes.flatMap { ["--bind", $0, $0] }
        return (bubblewrap, Self.namespaces + Self.system + hidden + files + ["--", limiter] + bounded)
    }

    /// Whether it was the jail that failed, and not the tool: both of its programs begin their words with their name.
    static func hasFailed(saying words: String) -> Bool {
        words.hasPrefix("bwrap: ") || words.hasPrefix("prlimit: ")
    }

    /// Address space for films in 4k with all their threads; files as large as the largest result.
    private static let bounds = ["--as=8589934592", "--fsize=4294967296", "--nofile=256", "--core=0"]

    private static let namespaces = [
        "--unshare-all", "--die-with-parent", "--cap-drop", "ALL", "--ro-bind", "/usr", "/usr", "--dev", "/dev",
        "--size",
        "67108864", "--tmpfs", "/tmp", "--chdir", "/",
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

    /// Where the tools' own environment finds a program.
    private static func path(of name: String) -> String? {
        let places = name.contains("/") ? [name] : ToolRun.searchPath.map { "\($0)/\(name)" }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
