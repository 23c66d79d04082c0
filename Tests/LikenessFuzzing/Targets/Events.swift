// SPDX-License-Identifier: Apache-2.0

@testable import LikenessClient

/// Server-sent events, as the client library and the commands read them: however the bytes are cut, the same is read.
enum Events {
    static func feed(_ bytes: [UInt8]) {
        var (whole, cut) = (ServerSentEventParser(), ServerSentEventParser())
        let together = whole.events(in: bytes)
        let apart = bytes.flatMap { cut.events(in: [$0]) }
        precondition(together == apart, "events depend on how they come")
    }
}
