// SPDX-License-Identifier: Apache-2.0

/// What goes wrong with the next calls (contract/ark.md 7, 12).
package struct Fault: Sendable, Codable, Equatable {
    package enum Kind: String, Sendable, Codable, CaseIterable {
        /// HTTP 500 in the vendor's envelope; nothing was done.
        case serverError = "server-error"
        /// HTTP 502 with a proxy's page; nothing was done.
        case badGateway = "bad-gateway"
        /// HTTP 404 without a body, as a wrong host or a missing entitlement answers; nothing was done.
        case emptyNotFound = "empty-404"
        /// No answer; nothing was done.
        case timeoutBefore = "timeout-before"
        /// No answer, though it was done.
        case timeoutAfter = "timeout-after"
        /// Half an answer, though it was done.
        case truncated
        /// HTTP 200 without the fields that matter, though it was done.
        case missingField = "missing-field"
        /// An answer of more than 1 MiB, though it was done.
        case largeBody = "large-body"

        var comesBefore: Bool {
            switch self {
            case .serverError, .badGateway, .emptyNotFound, .timeoutBefore: true
            case .timeoutAfter, .truncated, .missingField, .largeBody: false
            }
        }
    }

    /// How long a call stays without an answer.
    static let silence = Duration.seconds(300)

    package let kind: Kind
    /// The action whose calls fail; nil: any.
    package let action: String?
    /// How many calls fail.
    package let times: Int

    package init(_ kind: Kind, action: String? = nil, times: Int = 1) {
        self.kind = kind
        self.action = action
        self.times = times
    }
}

/// The faults that are still to come, the oldest first.
struct FaultLine {
    private var faults: [Fault] = []

    mutating func add(_ fault: Fault) {
        faults += Array(repeating: Fault(fault.kind, action: fault.action), count: max(0, fault.times))
    }

    mutating func removeAll() {
        faults = []
    }

    mutating func next(for action: String) -> Fault.Kind? {
        guard let index = faults.firstIndex(where: { $0.action == nil || $0.action == action }) else { return nil }
        return faults.remove(at: index).kind
    }
}
