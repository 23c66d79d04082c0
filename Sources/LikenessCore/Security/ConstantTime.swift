// SPDX-License-Identifier: Apache-2.0

package enum ConstantTime {
    /// Whether two byte strings are equal, in a time that depends only on their lengths.
    package static func equal(_ lhs: some Collection<UInt8>, _ rhs: some Collection<UInt8>) -> Bool {
        guard lhs.count == rhs.count else { return false }
        return zip(lhs, rhs).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
