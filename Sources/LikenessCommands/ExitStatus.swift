// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessServer
import SystemPackage

/// Exit codes after sysexits(3), and the one line on standard error that goes with them.
enum ExitStatus {
    /// What was asked for cannot be done as things are; nothing was changed.
    static let refused = ExitCode(1)
    /// A file that a command was given can't be read.
    static let noInput = ExitCode(66)
    static let unavailable = ExitCode(69)
    static let software = ExitCode(70)
    static let osError = ExitCode(71)
    /// A file can't be written where it was to be.
    static let cannotCreate = ExitCode(73)
    /// The server is busy or not ready: the same may succeed in a moment.
    static let temporary = ExitCode(75)
    /// The key is refused.
    static let noPermission = ExitCode(77)
    static let configuration = ExitCode(78)

    /// Runs `body`; an error that an operator can mend becomes one line and its exit code.
    static func reporting<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as ConfigurationError {
            throw stop(error.description, configuration)
        } catch let error as MasterKeyFile.Failure {
            throw stop(error.description, configuration)
        } catch let refusal as MoveRefusal {
            throw stop(refusal.description, refused)
        } catch let refusal as BackupRefusal {
            throw stop(refusal.description, code(of: refusal))
        } catch let error as StartFailure {
            throw stop(error.description, error.isConfiguration ? configuration : osError)
        }
    }

    private static func code(of refusal: BackupRefusal) -> ExitCode {
        switch refusal {
        case .noFile: noInput
        case .fileExists, .cannotWrite: cannotCreate
        case .noStore, .storeIsServer, .storeExists, .otherMasterKey: refused
        }
    }

    static func stop(_ message: String, _ code: ExitCode) -> ExitCode {
        _ = try? FileDescriptor.standardError.writeAll(Array("likeness: \(message)\n".utf8))
        return code
    }
}
