// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Persons checked by the provider: steps 1 and 2 of its real-avatar route.
package actor APIMartPersonVerifier: PersonVerifier {
    private static let path = "/v1/seedance2/real-avatar"
    private static let looks = 10
    private let connection: APIMartConnection
    private let time: any TimeSource
    package nonisolated let upstream: UpstreamName
    package nonisolated let collector = ConsentRecord.Collector.apimart
    /// The provider's own page is good for half an hour (contract/apimart.md 1.2, newer text).
    package nonisolated let linkLifetime = Duration.seconds(1800)
    /// The query task of a token: the token is shown once, for asking may use it up.
    private var queries: [TokenDigest: String] = [:]

    package init(connection: APIMartConnection, time: any TimeSource) {
        self.connection = connection
        self.time = time
        self.upstream = connection.upstream
    }

    private struct Start: Encodable {
        let callbackURL: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case callbackURL = "callback_url"
            case projectName = "project_name"
        }
    }

    private struct Query: Encodable {
        let bytedToken: String
        let projectName: String

        enum CodingKeys: String, CodingKey {
            case bytedToken = "byted_token"
            case projectName = "project_name"
        }
    }

    package func open(callbackURL: Secret, project: ProjectName, now: Timestamp) async throws(ProviderError)
        -> RemoteCheck
    {
        try await causing {
            let start = Start(callbackURL: callbackURL.exposed, projectName: project.rawValue)
            // A session that nobody opens costs nothing.
            var task = try await connection.task(.post("StartCheck", Self.path, start, isRepeatable: true))
            for look in 0..<Self.looks {
                if let token = task.bytedToken, let link = task.link {
                    return RemoteCheck(token: Secret(token), link: Secret(link), openedAt: now)
                }
                guard !task.isFailed, let id = task.id else { break }
                if look > 0 { try await time.sleep(for: .seconds(1)) }
                task = try await connection.task(APIMartCall(action: "GetTask", path: "/v1/tasks/\(id)"))
            }
            throw ProviderError.retry(after: nil)
        }
    }

    package func verdict(of token: Secret, project: ProjectName) async throws(ProviderError) -> RemoteVerdict {
        let digest = TokenDigest(of: token)
        return try await causing {
            let task = try await query(token, digest, project)
            if let group = task.groupID {
                queries[digest] = nil
                return .verified(group: group, requestID: task.id)
            }
            if task.isFailed {
                queries[digest] = nil
                return .failed
            }
            return .pending
        }
    }

    private func query(_ token: Secret, _ digest: TokenDigest, _ project: ProjectName) async throws -> APIMartTask {
        if let id = queries[digest] {
            return try await connection.task(APIMartCall(action: "GetTask", path: "/v1/tasks/\(id)"))
        }
        let query = Query(bytedToken: token.exposed, projectName: project.rawValue)
        let task = try await connection.task(.post("QueryCheck", Self.path, query, isRepeatable: true))
        queries[digest] = task.id
        return task
    }
}
