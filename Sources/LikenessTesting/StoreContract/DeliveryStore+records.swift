// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

extension DeliveryStore {
    /// What is known of a task's deliveries, oldest first.
    package func records(of task: TaskID, of account: AccountID) async throws -> [DeliveryRecord] {
        var records: [DeliveryRecord] = []
        for found in try await deliveries(of: account, DeliveryFilter(task: task), before: nil, limit: 100).reversed() {
            if let record = try await delivery(found.id, of: account) { records.append(record) }
        }
        return records
    }
}
