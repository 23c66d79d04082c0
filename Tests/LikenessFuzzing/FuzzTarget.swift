// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What parses a stranger's bytes in the server's own process. Each target also holds the parser to a rule, so that a
/// wrong reading is found and not only a crash.
enum FuzzTarget: String, CaseIterable {
    case answers, events, files, forms, frames, headers, ids, json, multipart, orders, signatures, urls

    /// The variable of the environment that names the target of this process.
    static let variable = "LIKENESS_FUZZ_TARGET"

    /// The one that this process is to feed.
    static let chosen: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment[variable] ?? ""
        guard let target = FuzzTarget(rawValue: name) else {
            fatalError("\(variable) must be one of \(allCases.map(\.rawValue)), not \"\(name)\"")
        }
        return target
    }()

    func feed(_ bytes: [UInt8]) {
        switch self {
        case .answers: Answers.feed(bytes)
        case .events: Events.feed(bytes)
        case .files: Files.feed(bytes)
        case .forms: Forms.feed(bytes)
        case .frames: Frames.feed(bytes)
        case .headers: Headers.feed(bytes)
        case .ids: Identifiers.feed(bytes)
        case .json: JSON.feed(bytes)
        case .multipart: Multipart.feed(bytes)
        case .orders: Orders.feed(bytes)
        case .signatures: Signatures.feed(bytes)
        case .urls: URLs.feed(bytes)
        }
    }
}

/// What libFuzzer calls, with one input after another.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    FuzzTarget.chosen.feed(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}
