// SPDX-License-Identifier: Apache-2.0

import CLibPQ

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Opens a connection without trusting the other side to answer.
struct PostgresHandshake {
    let address: PostgresAddress
    /// What the server's list of sessions shows.
    let name: String

    func connect(within limit: Duration) throws(PostgresError) -> OpaquePointer {
        guard let handle = start() else { throw .unreachable }
        // An error of the server then carries its five characters, which is all that is read of it.
        PQsetErrorVerbosity(handle, PQERRORS_SQLSTATE)
        do throws(PostgresError) {
            try finish(handle, until: ContinuousClock.now + limit)
            guard PQsetnonblocking(handle, 1) == 0 else { throw .unreachable }
            _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
            return handle
        } catch {
            PQfinish(handle)
            throw error
        }
    }

    /// The address comes last: what the operator wrote there overrides the rest.
    private func start() -> OpaquePointer? {
        let settings: KeyValuePairs = [
            "application_name": name, "client_encoding": "UTF8", "keepalives_idle": "30", "keepalives_interval": "10",
            "keepalives_count": "3", "tcp_user_timeout": "15000", "dbname": address.url,
        ]
        let keys = settings.map { strdup($0.key) } + [nil]
        let values = settings.map { strdup($0.value) } + [nil]
        defer { (keys + values).forEach { free($0) } }
        return PQconnectStartParams(keys.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, 1)
    }

    private func finish(_ handle: OpaquePointer, until deadline: ContinuousClock.Instant) throws(PostgresError) {
        guard PQstatus(handle) != CONNECTION_BAD else { throw .unreachable }
        var wanted = PGRES_POLLING_WRITING
        while true {
            switch wanted {
            case PGRES_POLLING_OK: return
            case PGRES_POLLING_FAILED: throw refusal(handle)
            default:
                let isReady = PollSet.wait(
                    for: [PQsocket(handle)], write: wanted == PGRES_POLLING_WRITING, until: deadline)
                guard isReady else { throw .unreachable }
            }
            wanted = PQconnectPoll(handle)
        }
    }

    /// Why the server turned us away, from a text such as `FATAL:  28P01`; libpq's own text, without such a code, says
    /// when it wanted encryption (its manual: sslmode) and the server answered that it has none.
    private func refusal(_ handle: OpaquePointer) -> PostgresError {
        let words = String(cString: PQerrorMessage(handle)).split { $0 == " " || $0 == "\n" }
        guard let fatal = words.lastIndex(of: "FATAL:"), fatal + 1 < words.count, words[fatal + 1].utf8.count == 5
        else { return words.contains("SSL,") ? .noEncryption : .unreachable }
        return .refused(SQLState(rawValue: String(words[fatal + 1])))
    }
}
