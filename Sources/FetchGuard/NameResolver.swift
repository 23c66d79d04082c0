// SPDX-License-Identifier: Apache-2.0

import Dispatch
package import LikenessCore

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds the addresses of a name.
package struct NameResolver: Sendable {
    /// The addresses in the order to try them; none if the name has none.
    package let addresses: @Sendable (_ name: String) async -> [IPAddress]

    package init(addresses: @escaping @Sendable (_ name: String) async -> [IPAddress]) {
        self.addresses = addresses
    }

    /// The system's resolver. `getaddrinfo` blocks, so it runs on threads of its own; a cancelled caller doesn't wait
    /// for it.
    package static let system = NameResolver { name in
        let (answers, continuation) = AsyncStream.makeStream(of: [IPAddress].self)
        queue.async {
            continuation.yield(lookUp(name))
            continuation.finish()
        }
        for await answer in answers { return answer }
        return []
    }

    private static let queue = DispatchQueue(label: "likeness.name-resolver", attributes: .concurrent)

    private static func lookUp(_ name: String) -> [IPAddress] {
        var hints = addrinfo()
        hints.ai_family = AF_UNSPEC
        hints.ai_flags = AI_ADDRCONFIG
        #if canImport(Glibc)
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        #else
        hints.ai_socktype = SOCK_STREAM
        #endif
        var list: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(name, nil, &hints, &list) == 0 else { return [] }
        defer { freeaddrinfo(list) }
        return sequence(first: list) { $0?.pointee.ai_next }.prefix { $0 != nil }
            .compactMap { $0?.pointee.ai_addr.flatMap(address) }
    }

    private static func address(_ socketAddress: UnsafeMutablePointer<sockaddr>) -> IPAddress? {
        let raw = UnsafeRawPointer(socketAddress)
        switch Int32(socketAddress.pointee.sa_family) {
        case AF_INET:
            return .v4(UInt32(bigEndian: raw.load(as: sockaddr_in.self).sin_addr.s_addr))
        case AF_INET6:
            let bytes = withUnsafeBytes(of: raw.load(as: sockaddr_in6.self).sin6_addr) { Array($0) }
            return .v6(bytes.reduce(0) { $0 << 8 | UInt128($1) })
        default:
            return nil
        }
    }
}
