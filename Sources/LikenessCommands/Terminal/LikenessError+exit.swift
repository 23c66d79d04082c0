// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient

extension ExitStatus {
    /// Runs `body`; what a server said, or that there is none, becomes one line and its exit code.
    static func calling<Result>(_ body: () async throws -> Result) async throws -> Result {
        do {
            return try await body()
        } catch let error as LikenessError {
            throw stop("\(error)", error.exitCode)
        }
    }
}

extension LikenessError {
    /// After sysexits(3); 1 where the server says no, or the work ended as failed.
    var exitCode: ExitCode {
        switch self {
        case .refused(let refusal): Self.exitCode(ofStatus: refusal.status)
        case .taskFailed, .resultMissing: ExitStatus.refused
        case .unreachable, .unintelligibleAnswer: ExitStatus.unavailable
        case .invalidIdempotencyKey: .validationFailure
        case .unreadableFile: ExitStatus.noInput
        case .unwritableFile: ExitStatus.cannotCreate
        case .cancelled: ExitCode(130)
        }
    }

    private static func exitCode(ofStatus status: Int) -> ExitCode {
        switch status {
        case 401, 403: ExitStatus.noPermission
        case 408, 429, 500...: ExitStatus.temporary
        default: ExitStatus.refused
        }
    }
}
