// SPDX-License-Identifier: Apache-2.0

import CLibPQ

/// A statement's values, laid out as libpq takes them.
struct PostgresCall {
    private let offsets: [Int?]
    private let lengths: [Int32]
    private let bytes: [UInt8]

    init(_ parameters: [PostgresParameter]) {
        var offsets: [Int?] = []
        var lengths: [Int32] = []
        // Never empty, so that it has an address for a value of no bytes.
        var bytes: [UInt8] = [0]
        for value in parameters.map(\.bytes) {
            offsets.append(value == nil ? nil : bytes.count)
            lengths.append(Int32(value?.count ?? 0))
            bytes += value ?? []
        }
        // The last value, too, begins within the buffer.
        bytes.append(0)
        (self.offsets, self.lengths, self.bytes) = (offsets, lengths, bytes)
    }

    func sendPrepared(_ name: String, on handle: OpaquePointer) -> Bool {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }
            let formats = [Int32](repeating: 1, count: values.count)
            return PQsendQueryPrepared(handle, name, Int32(values.count), values, lengths, formats, 1) == 1
        }
    }
}
