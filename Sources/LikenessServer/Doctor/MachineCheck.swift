// SPDX-License-Identifier: Apache-2.0

import Foundation

#if os(Linux)
import CSystemClock
#endif

/// What the machine must have besides programs: room on the disk, and the right time.
struct MachineCheck {
    /// An uploaded clip, its copies in work and a rendered film of thirty seconds in 4k fit into this.
    private static let leastRoom: Int64 = 2 << 30
    let dataDirectory: String

    var findings: [Finding] { [room] + (clock.map { [$0] } ?? []) }

    private var room: Finding {
        let name = "room on the disk"
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: dataDirectory)
        guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else {
            return .advice(name, "can't be read for \(dataDirectory)")
        }
        guard free < Self.leastRoom else { return .ok(name) }
        return .failed(
            name,
            "\(free >> 20) MiB are free for \(dataDirectory), \(Self.leastRoom >> 20) should be: make room, or set LIKENESS_DATA_DIR to another disk"
        )
    }

    /// Nil where the system doesn't say.
    private var clock: Finding? {
        #if os(Linux)
        var state = timex()
        // Asks only: no field is to be changed, so nobody needs rights.
        guard adjtimex(&state) >= 0 else { return nil }
        guard state.status & Int32(STA_UNSYNC) != 0 else { return .ok("clock") }
        return .advice(
            "clock",
            "the system doesn't say that somebody keeps its time: switch on chrony or systemd-timesyncd; links, signatures and callbacks end with a clock that is minutes off"
        )
        #else
        return nil
        #endif
    }
}
