// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// What goes wrong on the page, for its script: a status and `{"problem":"…"}`.
struct PageProblem: Error, Equatable {
    let status: HTTPResponse.Status
    let word: String
    /// Whole seconds until it may be tried again.
    var retryAfter: Int64?

    /// Too many tries have failed.
    init(lockedOutFor pause: Duration) {
        self.init(.tooManyRequests, "locked_out")
        self.retryAfter = max(1, (pause.wholeMilliseconds + 999) / 1000)
    }

    init(_ problem: HostedPageProblem) {
        self.word = problem.rawValue
        self.status =
            switch problem {
            case .unknownLink: .notFound
            case .otherDevice: .forbidden
            case .consentMissing, .noTryRunning, .wrongNumber: .conflict
            case .tooManyMoves: .tooManyRequests
            case .sessionOver: .gone
            case .busy, .unavailable: .serviceUnavailable
            }
    }

    private init(_ status: HTTPResponse.Status, _ word: String) {
        self.status = status
        self.word = word
    }

    static let malformed = PageProblem(.badRequest, "malformed")
    static let tooLarge = PageProblem(.contentTooLarge, "too_large")

    var response: Response {
        var headers: HTTPFields = [.contentType: "application/json", .cacheControl: "no-store"]
        if status == .serviceUnavailable { headers[.retryAfter] = "1" }
        if let retryAfter { headers[.retryAfter] = "\(retryAfter)" }
        let pause = retryAfter.map { #","retryAfter":\#($0)"# } ?? ""
        let body = ByteBuffer(string: #"{"problem":"\#(word)"\#(pause)}"#)
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: body))
    }

    /// Runs a handler; what the page or the engine refuses is answered as a problem.
    static func answering(_ body: () async throws -> Response) async throws -> Response {
        do {
            return try await body()
        } catch let problem as PageProblem {
            return problem.response
        } catch RuleViolation.hostedPage(let problem) {
            return PageProblem(problem).response
        } catch RuleViolation.lockedOut(let pause) {
            return PageProblem(lockedOutFor: pause).response
        } catch let error as StoreError where error.code == .unavailable {
            return PageProblem(.busy).response
        }
    }
}
