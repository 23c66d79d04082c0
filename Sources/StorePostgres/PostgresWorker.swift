// SPDX-License-Identifier: Apache-2.0

import Dispatch
import LibPQ
import LikenessCore
import StoreSQL

/// One thread with one connection, which it keeps up by itself.
struct PostgresWorker: Sendable {
    /// A read, or writes of which certainly nothing was committed, go to another connection this often.
    private static let mostLosses = 2

    let settings: PostgresSettings
    let queue: PostgresQueue
    let announce: @Sendable ([StoreEvent]) -> Void
    /// Signalled when the queue is closed.
    let closing: DispatchSemaphore

    func run() {
        var backoff = Backoff()
        while !queue.isClosed {
            if let connection = try? PostgresConnection(
                to: settings.address, limits: settings.limits, name: "likeness")
            {
                backoff.reset()
                queue.connected()
                serve(connection)
                queue.disconnected()
            } else {
                queue.connectingFailed()
                _ = closing.wait(timeout: .now() + backoff.pause().seconds)
            }
        }
    }

    private func serve(_ connection: PostgresConnection) {
        let session = PostgresSession(connection: connection)
        while !connection.isBroken, var work = queue.take() {
            if connection.hasNews {
                // It died while it had nothing to do, and this call is none the worse for it.
                queue.done(work)
                return queue.putBack(work)
            }
            let isDone = run(work, on: session)
            queue.done(work)
            if isDone { continue }
            work.losses += 1
            if work.losses < Self.mostLosses {
                queue.putBack(work)
            } else {
                work.finish(failure: PostgresError.lost)
            }
        }
    }

    /// - Returns: false when the connection was lost and nothing was done.
    private func run(_ work: PostgresWork, on session: PostgresSession) -> Bool {
        switch work.content {
        case .read(let read): return (try? read.run(on: session)) != nil
        case .writes(let writes): return commit(WriteBatch(writes), on: session)
        }
    }

    private func commit(_ batch: WriteBatch, on session: PostgresSession) -> Bool {
        do {
            let events = try batch.commit(on: session) { _ in session.connection.isBroken }
            announce(events)
            batch.finish(failure: nil)
            return true
        } catch PostgresError.lost {
            return false
        } catch {
            batch.finish(failure: error)
            return true
        }
    }
}

extension Duration {
    fileprivate var seconds: Double { Double(components.seconds) + Double(components.attoseconds) * 1e-18 }
}
