// SPDX-License-Identifier: Apache-2.0

import Dispatch

/// Runs a worker's jobs one after another on a queue of its own, so that dlib never holds up Swift's cooperative pool.
final class FaceExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "likeness.faces")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
