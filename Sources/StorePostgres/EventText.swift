// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// Events as they travel between servers: a line each.
enum EventText {
    /// PostgreSQL takes less than 8,000 bytes.
    private static let longest = 7_500

    /// As few texts as hold all of `events`.
    static func payloads(_ events: [StoreEvent]) -> [String] {
        events.map(line).reduce(into: []) { payloads, line in
            if let last = payloads.last, last.utf8.count + line.utf8.count < longest {
                payloads[payloads.count - 1] = last + "\n" + line
            } else {
                payloads.append(line)
            }
        }
    }

    /// Lines that another release has added are passed over.
    static func events(in payload: String) -> [StoreEvent] {
        payload.split(separator: "\n").compactMap(event)
    }

    private static func line(_ event: StoreEvent) -> String {
        switch event {
        case .taskDue: "task_due"
        case .deliveryDue: "delivery_due"
        case .registrationDue: "registration_due"
        case .checkDue: "check_due"
        case .erasureDue: "erasure_due"
        case .auditWritten: "audit_written"
        case .taskChanged(let id): "task:\(id.rawValue)"
        case .sessionChanged(let id): "session:\(id.rawValue)"
        }
    }

    private static func event(_ line: Substring) -> StoreEvent? {
        let parts = line.split(separator: ":", maxSplits: 1)
        switch (parts.first, parts.dropFirst().first) {
        case ("task_due", nil): return .taskDue
        case ("delivery_due", nil): return .deliveryDue
        case ("registration_due", nil): return .registrationDue
        case ("check_due", nil): return .checkDue
        case ("erasure_due", nil): return .erasureDue
        case ("audit_written", nil): return .auditWritten
        case ("task", let id?): return .taskChanged(TaskID(rawValue: String(id)))
        case ("session", let id?): return .sessionChanged(SessionID(rawValue: String(id)))
        default: return nil
        }
    }
}
