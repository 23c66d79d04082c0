// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import NIOCore

/// What an operator's probes ask, without a key.
struct HealthController {
    let readiness: Readiness
    let metrics: PrometheusRegistry

    var endpoints: [Endpoint<HTTPContext>] {
        [
            Endpoint(.get, "/healthz") { _, _ in try JSONAnswer.response(["status": "alive"]) },
            Endpoint(.get, "/readyz") { _, _ in try await ready() },
            Endpoint(.get, "/metrics") { _, _ in
                Response(
                    status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: ResponseBody(byteBuffer: ByteBuffer(string: metrics.text())))
            },
        ]
    }

    private struct Report: Encodable {
        let status: String
        /// `ok` or `failing`, by the part's name.
        let checks: [String: String]
    }

    private func ready() async throws -> Response {
        var checks: [String: String] = [:]
        for check in readiness.checks { checks[check.name] = await check.holds() ? "ok" : "failing" }
        let isReady = checks.values.allSatisfy { $0 == "ok" }
        return try JSONAnswer.response(
            Report(status: isReady ? "ready" : "not_ready", checks: checks),
            status: isReady ? .ok : .serviceUnavailable)
    }
}
