// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import ServiceLifecycle

/// Claims jobs and runs several at a time: woken by the store's events, by a job's end and, as a fallback, by polling.
struct WorkLoop: Sendable {
    let window: Int
    let polling: Duration
    /// How long jobs may go on after a graceful shutdown has begun; then they are cancelled.
    let grace: Duration
    let store: any LikenessStore
    let time: any TimeSource
    /// Which events tell of a job.
    let wakesUp: @Sendable (StoreEvent) -> Bool
    /// Where claims that fail are told of.
    let trouble: TroubleLog

    /// Most jobs that are claimed in one statement.
    private static let batch = 32

    /// Returns after a graceful shutdown or a cancellation, when no job is running any more.
    /// - Parameter claim: takes up to so many jobs; when it fails it is asked again at the next poll.
    func run<Job: Sendable>(
        claim: @escaping @Sendable (_ limit: Int) async throws -> [Job],
        perform: @escaping @Sendable (Job) async -> Void
    ) async {
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let events = store.events()
        bell.yield()
        await withTaskGroup(of: Void.self) { helpers in
            helpers.addTask {
                for await event in events where wakesUp(event) { bell.yield() }
            }
            helpers.addTask {
                while (try? await time.sleep(for: polling)) != nil { bell.yield() }
            }
            await withGracefulShutdownHandler {
                await work(wakeUps, bell, claim, perform)
            } onGracefulShutdown: {
                bell.finish()
            }
            helpers.cancelAll()
        }
    }

    private func work<Job: Sendable>(
        _ wakeUps: AsyncStream<Void>, _ bell: AsyncStream<Void>.Continuation,
        _ claim: @Sendable (Int) async throws -> [Job], _ perform: @escaping @Sendable (Job) async -> Void
    ) async {
        let (ends, end) = AsyncStream.makeStream(of: Void.self)
        let running = JobCount()
        await withDiscardingTaskGroup { jobs in
            for await _ in wakeUps {
                var mayHaveMore = true
                while mayHaveMore, window > running.value {
                    let limit = min(Self.batch, window - running.value)
                    let claimed = await take(limit, by: claim)
                    mayHaveMore = claimed.count == limit
                    for job in claimed {
                        running.change(by: 1)
                        jobs.addTask {
                            await perform(job)
                            running.change(by: -1)
                            end.yield()
                            bell.yield()
                        }
                    }
                }
            }
            await waitForEnd(of: running, ends)
            jobs.cancelAll()
        }
    }

    private func take<Job: Sendable>(_ limit: Int, by claim: @Sendable (Int) async throws -> [Job]) async -> [Job] {
        do {
            let claimed = try await claim(limit)
            trouble.worked()
            return claimed
        } catch {
            trouble.failed(error)
            return []
        }
    }

    private func waitForEnd(of running: JobCount, _ ends: AsyncStream<Void>) async {
        guard running.value > 0 else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await time.sleep(for: grace) }
            group.addTask {
                for await _ in ends where running.value == 0 { return }
            }
            await group.next()
            group.cancelAll()
        }
    }
}
