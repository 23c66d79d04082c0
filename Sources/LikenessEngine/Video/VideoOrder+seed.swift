// SPDX-License-Identifier: Apache-2.0

import Crypto
import LikenessCore

extension VideoOrder {
    /// The seed asked for, or one that is the task's for ever, so that a repeated step makes the same video. `-1` means
    /// any (contract/apimart.md 3.2).
    func seed(for task: TaskID) -> Int64 {
        if let seed, seed >= 0 { return seed }
        return SHA256.hash(data: Array(task.rawValue.utf8)).prefix(4).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
