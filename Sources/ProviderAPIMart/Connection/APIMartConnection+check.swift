// SPDX-License-Identifier: Apache-2.0

extension APIMartConnection {
    private struct Models: Decodable {}

    /// Whether the key answers at all: the list of models.
    /// - Returns: nil when it does; else what is wrong, in one line.
    package func problem() async -> String? {
        do {
            _ = try await send(APIMartCall(action: "ListModels", path: "/v1/models"), as: Models.self)
            return nil
        } catch {
            return "\(error.code)\(error.advice.map { ": \($0)" } ?? "")"
        }
    }
}
