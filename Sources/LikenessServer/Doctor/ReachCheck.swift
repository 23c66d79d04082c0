// SPDX-License-Identifier: Apache-2.0

import AsyncHTTPClient
import LikenessCore
import NIOCore
import NIOHTTP1
import ProviderHTTP

/// Whether programs, phones and providers reach the server.
struct ReachCheck {
    let listening: LikenessConfiguration.Listening
    /// Whether a provider elsewhere fetches files of ours.
    let isFetchedFrom: Bool

    func findings() async -> [Finding] {
        [await port(), await publicURL()]
    }

    /// Free, or a server of ours is there.
    private func port() async -> Finding {
        do {
            _ = try await ListeningAddress.probe(host: listening.host, port: listening.port)
            return .ok("port")
        } catch {
            let address = ListeningAddress(host: listening.host, port: listening.port)
            if await isLikeness(address.origin) { return .ok("port") }
            return .failed("port", error.description)
        }
    }

    private func publicURL() async -> Finding {
        let name = "public URL"
        if isFetchedFrom, let problem = PublicReach(listening.publicURL).problem { return .failed(name, problem) }
        guard let url = listening.publicURL else {
            return .advice(
                name, "LIKENESS_PUBLIC_URL is not set: links lead to this machine only, and no phone can open them")
        }
        guard url.hasPrefix("https:") else {
            return .advice(
                name,
                "\(url) is not https: phones give a page their camera over https only; put a TLS proxy in front and set LIKENESS_PUBLIC_URL to its address"
            )
        }
        guard await isLikeness(url) else {
            return .advice(
                name,
                "no server of ours answers at \(url)/healthz: start it, and look whether the name and the proxy lead here"
            )
        }
        return .ok(name)
    }

    /// By the ids that our requests have: other programs have a `/healthz` too.
    private func isLikeness(_ origin: String) async -> Bool {
        let request = HTTPClientRequest(url: "\(origin)/healthz")
        let answer = try? await HTTPClient.provider.execute(request, timeout: .seconds(5))
        return answer?.status == .ok && answer?.headers.first(name: "x-request-id")?.hasPrefix("req_") == true
    }
}
