// SPDX-License-Identifier: Apache-2.0

/// Something that a waiting worker or long poll should look at. A hint: whoever misses one finds out by polling.
package enum StoreEvent: Sendable, Hashable {
    case taskDue
    case taskChanged(TaskID)
    case sessionChanged(SessionID)
    case deliveryDue
    case registrationDue
    case checkDue
    case erasureDue
    case auditWritten
}
