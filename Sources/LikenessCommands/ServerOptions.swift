// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessClient

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// Which server a command talks to, and with which key.
struct ServerOptions: ParsableArguments {
    @Option(help: "The server's address (default: LIKENESS_CLIENT_URL, or http://127.0.0.1:8080).")
    var server: String?

    @Option(help: "An API key, sk-… (default: LIKENESS_CLIENT_KEY).")
    var key: String?

    func client() throws -> LikenessClient {
        let environment = ProcessInfo.processInfo.environment
        guard let key = key ?? environment["LIKENESS_CLIENT_KEY"], !key.isEmpty else {
            throw ValidationError("there is no API key: give --key sk-…, or set LIKENESS_CLIENT_KEY")
        }
        let address = server ?? environment["LIKENESS_CLIENT_URL"] ?? "http://127.0.0.1:8080"
        guard address.hasPrefix("http://") || address.hasPrefix("https://") else {
            throw ValidationError("'\(address)' is no server's address; it begins with http:// or https://")
        }
        return LikenessClient(baseURL: address, key: key)
    }
}
