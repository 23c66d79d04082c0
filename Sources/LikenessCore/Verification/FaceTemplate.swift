// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
package import FoundationEssentials
#else
package import Foundation
#endif

/// The 128 numbers that describe a verified face. Kept sealed only (row `groups.template:<id>`).
package struct FaceTemplate: Sendable, Equatable, CustomStringConvertible, CustomReflectable {
    package static let dimension = 128

    package let values: [Float]

    /// Nil unless there are 128 finite values.
    package init?(values: [Float]) {
        guard values.count == Self.dimension, values.allSatisfy(\.isFinite) else { return nil }
        self.values = values
    }

    /// Reads `data`; nil unless it is 128 little-endian floats.
    package init?(data: Data) {
        guard data.count == Self.dimension * 4 else { return nil }
        let bytes = Array(data)
        self.init(
            values: (0..<Self.dimension).map { index in
                let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[index * 4 + $1]) << UInt32(8 * $1) }
                return Float(bitPattern: bits)
            })
    }

    package var data: Data {
        Data(values.flatMap { value in (0..<4).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) } })
    }

    /// Euclidean distance; dlib's authors take below 0.6 for the same person, we decide at 0.5.
    package func distance(to other: FaceTemplate) -> Float {
        zip(values, other.values).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }

    package var description: String { "[face template]" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
