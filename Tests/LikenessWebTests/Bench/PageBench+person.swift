// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import Testing

@testable import LikenessWeb

extension PageBench {
    static let nonceName = HTTPField.Name("X-Try-Nonce")

    /// One frame of one byte, as the script packs it.
    static let frame: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0xFF]

    func consent(
        version: String = ConsentText.version, language: String = "en", _ headers: HTTPFields = [:]
    ) async throws -> PageAnswer {
        let body = #"{"version":"\#(version)","language":"\#(language)"}"#
        return try await post(path("consent"), Array(body.utf8), headers)
    }

    /// Gives consent.
    /// - Returns: the header with the device's cookie.
    func agree() async throws -> HTTPFields {
        let answer = try await consent()
        let cookie = try #require(answer.headers[.setCookie]?.split(separator: ";").first)
        return [.cookie: String(cookie)]
    }

    /// Starts a try.
    /// - Returns: the headers that its frames need.
    func begin(_ device: HTTPFields) async throws -> HTTPFields {
        let answer = try await post(path("tries"), [], device)
        var headers = device
        let nonce: String = try #require(answer.string("nonce"), "\(answer.text)")
        headers[try #require(Self.nonceName)] = nonce
        return headers
    }

    /// A whole try with this verdict.
    func attempt(_ verdict: LivenessVerdict, _ device: HTTPFields) async throws -> PageAnswer {
        await bench.judge.answer(verdict)
        return try await post(path("frames"), Self.frame, begin(device))
    }
}
