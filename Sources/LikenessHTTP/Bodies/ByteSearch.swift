// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

extension [UInt8] {
    /// Where `pattern` first begins; nil when it isn't there. Uploads go through here whole, hence libc's search.
    func offset(of pattern: [UInt8]) -> Int? {
        guard let first = pattern.first, count >= pattern.count else { return nil }
        return withUnsafeBytes { haystack in
            pattern.withUnsafeBytes { needle -> Int? in
                guard let base = haystack.baseAddress, let wanted = needle.baseAddress else { return nil }
                let last = count - pattern.count
                var offset = 0
                while offset <= last, let found = memchr(base + offset, Int32(first), last - offset + 1) {
                    offset = UnsafeRawPointer(found) - base
                    if memcmp(base + offset, wanted, pattern.count) == 0 { return offset }
                    offset += 1
                }
                return nil
            }
        }
    }
}
