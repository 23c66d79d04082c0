// SPDX-License-Identifier: Apache-2.0

import HTTPTypes

extension HTTPField.Name {
    static let idempotencyKey = known("Idempotency-Key")
    static let idempotencyReplayed = known("Idempotency-Replayed")
    static let lastEventID = known("Last-Event-ID")
    static let accelBuffering = known("X-Accel-Buffering")
    static let responseVersion = known("x-apimart-response-version")
    static let usageCache = known("X-Usage-Cache")
    static let xRequestID = known("X-Request-Id")
    static let xFrameOptions = known("X-Frame-Options")
    static let referrerPolicy = known("Referrer-Policy")

    /// A name spelt in this file. One that were no token would come out as `Content-Location`, which nothing here uses,
    /// and the tests look at each.
    private static func known(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .contentLocation }
}
