// SPDX-License-Identifier: Apache-2.0

import Subprocess
import Synchronization
import SystemPackage

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A PostgreSQL server of one's own, on a Unix socket in a folder that is thrown away. It ends with the process that
/// made it, however that ends.
package final class ScratchPostgres: Sendable {
    package enum Failure: Error, CustomStringConvertible {
        /// The server's programs were not found.
        case notInstalled
        /// A program failed; what it said.
        case failed(String)

        package var description: String {
            switch self {
            case .notInstalled: "PostgreSQL's server programs are not here; Debian's package is postgresql-15"
            case .failed(let words): "PostgreSQL: \(words)"
            }
        }
    }

    package enum Stop: String, Sendable {
        /// Ends the sessions in order.
        case fast
        /// As a crash: what is not on the disk is gone.
        case immediate
    }

    /// A folder that only the server's user may enter.
    package let folder: String
    private let programs: Programs
    private let watch: Watch
    private let databases = Atomic(0)
    private let listening: String

    /// Makes a cluster and starts its server.
    /// - Parameter port: where it also listens on 127.0.0.1, without encryption; its socket then has that number too, so
    ///   that `run` and `makeDatabase` don't find it.
    package init(port: Int? = nil) async throws {
        self.listening = port.map { "-c listen_addresses=127.0.0.1 -p \($0)" } ?? "-c listen_addresses=''"
        self.programs = try Programs()
        self.folder = try await programs.makeFolder()
        self.watch = try Watch(folder: folder, programs: programs)
        try await programs.run(
            "initdb", ["-D", "\(folder)/data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"])
        try await start()
    }

    package func start() async throws {
        let options = "-k \(folder) \(listening) -c max_connections=300"
        try await programs.run(
            "pg_ctl", ["-D", "\(folder)/data", "-l", "\(folder)/log", "-o", options, "-w", "start"])
    }

    package func stop(_ kind: Stop) async throws {
        try await programs.run("pg_ctl", ["-D", "\(folder)/data", "-m", kind.rawValue, "-w", "stop"])
    }

    /// Makes an empty database.
    /// - Returns: its URL.
    package func makeDatabase() async throws -> String {
        let name = "scratch\(databases.wrappingAdd(1, ordering: .relaxed).newValue)"
        try await programs.run("createdb", ["-h", folder, "-U", "postgres", name])
        return url(of: name)
    }

    package func url(of database: String, user: String = "postgres") -> String {
        let host = folder.replacing("/", with: "%2F")
        return "postgres://\(user)@\(host)/\(database)"
    }

    /// Runs one of PostgreSQL's own programs, `psql` or `pgbench`, as the cluster's superuser.
    /// - Returns: what it printed.
    @discardableResult
    package func run(_ program: String, _ arguments: [String]) async throws -> String {
        try await programs.run(program, ["-h", folder, "-U", "postgres"] + arguments)
    }

    /// The server that the tests of a process share.
    package static func shared() async throws -> ScratchPostgres {
        try await sharedServer.value
    }

    private static let sharedServer = Task { try await ScratchPostgres() }
}
