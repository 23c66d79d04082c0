// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// What to do next about a registration. Nothing is made twice: a create is sent after its intent is stored, and one
/// whose answer was lost is looked for by its name.
struct RegistrationCourse: Sendable {
    enum Change: Sendable {
        /// - Parameter pause: until it is looked at again; nil when there is nothing left to do.
        case stands(Registration, again: Duration?)
        case gone
    }

    /// By then a provider has either made what it was asked for, and shows it in its lists, or never will.
    private static let settling = Duration.seconds(90)
    /// An asset that was just made isn't known everywhere at once (contract/ark.md 1.6).
    private static let appearance = Duration.seconds(30)
    private static let mostCreates = 3
    /// Between two tries to delete what the provider refuses to.
    private static let mending = Duration.seconds(600)
    /// How long the provider may take to fetch a file.
    private static let fileLife = Duration.seconds(24 * 3600)
    /// Of the provider's own doing: worth another create.
    static let passing: Set<AssetRejection> = [
        .downloadFailed, .internalError, AssetRejection(rawValue: "ModerationServiceErrorUploadFailed"),
    ]

    let store: any LikenessStore
    let library: any UpstreamLibrary
    let links: FileLinks
    let time: any TimeSource

    func advance(_ claimed: ClaimedRegistration) async throws -> Change {
        let registration = claimed.registration
        do {
            switch registration.state {
            case .wanted where registration.intentAt != nil: return try await trace(registration)
            case .wanted: return try await create(claimed)
            case .processing: return try await look(at: registration)
            case .removing: return try await remove(registration)
            case .active, .failed: return .stands(registration, again: nil)
            }
        } catch ProviderError.retry(let pause) {
            return .stands(registration, again: pause ?? .seconds(5))
        }
    }
}

// MARK: Making

extension RegistrationCourse {
    private func create(_ claimed: ClaimedRegistration) async throws -> Change {
        var registration = claimed.registration
        do {
            switch try await order(registration) {
            case .notYet(let pause): return .stands(registration, again: pause)
            case .refused(let reason): return failed(registration, reason)
            case .group(let id):
                registration.upstreamID = try await library.createGroup(
                    id, project: registration.project, willSend: { await intend(claimed) })
                return made(registration, as: .active)
            case .asset(let asset):
                registration.upstreamID = try await library.createAsset(asset, willSend: { await intend(claimed) })
                return made(registration, as: .processing)
            }
        } catch ProviderError.outcomeUnknown {
            registration.intentAt = time.now
            registration.attempts += 1
            return .stands(registration, again: .seconds(2))
        } catch ProviderError.final(let code) {
            return try await refused(registration, code)
        }
    }

    /// - Returns: whether the create may leave.
    private func intend(_ claimed: ClaimedRegistration) async -> Bool {
        do {
            try await store.recordIntent(claimed, at: time.now)
            return true
        } catch {
            return false
        }
    }

    private enum Order {
        case group(GroupID)
        case asset(UpstreamAsset)
        case notYet(Duration)
        case refused(AssetRejection)
    }

    /// An asset can be made once its group is there.
    private func order(_ registration: Registration) async throws -> Order {
        guard case .asset(let id) = registration.object, let content = registration.content else {
            return .group(registration.group)
        }
        let object = Registration.Object.group(registration.group)
        let found = try await store.registrations(of: [object], at: registration.upstream)
        guard let group = found[object.id] else {
            guard registration.kind == .aigc else { return .refused(.personNotVerified) }
            try await store.want([registration.ofGroup(at: time.now)])
            return .notYet(.milliseconds(500))
        }
        if group.state == .failed { return .refused(group.rejection ?? .internalError) }
        guard group.state == .active, let upstreamGroup = group.upstreamID else { return .notYet(.seconds(1)) }
        return .asset(upstreamAsset(id, registration, content, group: upstreamGroup))
    }

    private func upstreamAsset(
        _ id: AssetID, _ registration: Registration, _ content: Registration.Content, group: String
    ) -> UpstreamAsset {
        UpstreamAsset(
            id: id, group: group, kind: registration.kind, project: registration.project, type: content.facts.type,
            url: links.url(for: content.blob, facts: content.facts, expires: time.now + Self.fileLife))
    }

    private func made(_ registration: Registration, as state: Registration.State) -> Change {
        var registration = registration
        registration.state = state
        registration.madeAt = time.now
        registration.intentAt = nil
        registration.attempts += 1
        return .stands(registration, again: state == .active ? nil : .seconds(2))
    }

    /// - Parameter code: why nothing was made.
    private func refused(_ registration: Registration, _ code: String) async throws -> Change {
        if code == "NotFound.group_id" {
            guard registration.kind == .aigc else { return failed(registration, .personNotVerified) }
            if registration.attempts < Self.mostCreates {
                try await store.doubtRegistrations(
                    of: [.group(registration.group)], at: registration.upstream, now: time.now)
                var registration = registration
                registration.attempts += 1
                return .stands(registration, again: .seconds(1))
            }
        }
        return failed(registration, AssetRejection(providerCode: code))
    }

    private func failed(_ registration: Registration, _ reason: AssetRejection) -> Change {
        var registration = registration
        registration.state = .failed
        registration.rejection = reason
        registration.intentAt = nil
        return .stands(registration, again: nil)
    }
}

// MARK: Finding what was made

extension RegistrationCourse {
    private func trace(_ registration: Registration) async throws -> Change {
        switch try await search(registration) {
        case .found(let id):
            var registration = registration
            registration.upstreamID = id
            var state = Registration.State.processing
            if case .group = registration.object { state = .active }
            return made(registration, as: state)
        case .untraceable: return failed(registration, .outcomeUnknown)
        case .absent:
            guard let intentAt = registration.intentAt, time.now - intentAt >= Self.settling else {
                return .stands(registration, again: .seconds(5))
            }
            return registration.attempts < Self.mostCreates
                ? again(registration) : failed(registration, .outcomeUnknown)
        }
    }

    private func search(_ registration: Registration) async throws -> UpstreamTrace {
        switch registration.object {
        case .group(let id): return try await library.traceGroup(id, project: registration.project)
        case .asset(let id):
            guard let content = registration.content else { return .absent }
            let group = Registration.Object.group(registration.group)
            let found = try await store.registrations(of: [group], at: registration.upstream)
            guard let upstreamGroup = found[group.id]?.upstreamID else { return .absent }
            return try await library.traceAsset(upstreamAsset(id, registration, content, group: upstreamGroup))
        }
    }

    /// To be made anew.
    private func again(_ registration: Registration, after pause: Duration = .milliseconds(100)) -> Change {
        var registration = registration
        registration.state = .wanted
        registration.upstreamID = nil
        registration.intentAt = nil
        registration.madeAt = nil
        return .stands(registration, again: pause)
    }
}

// MARK: Following and removing

extension RegistrationCourse {
    private func look(at registration: Registration) async throws -> Change {
        guard case .asset = registration.object else { return try await lookForGroup(registration) }
        guard let id = registration.upstreamID else { return again(registration) }
        let age = registration.madeAt.map { time.now - $0 } ?? Self.settling
        switch try await state(of: id, registration) {
        case .processing: return .stands(registration, again: pause(at: age))
        case .active(let id):
            var registration = registration
            registration.state = .active
            registration.upstreamID = id
            // If it is lost one day, it may be made as often again.
            registration.attempts = 0
            return .stands(registration, again: nil)
        case .failed(let reason):
            guard Self.passing.contains(reason), registration.attempts < Self.mostCreates else {
                return failed(registration, reason)
            }
            // It stays failed there and takes up room.
            try? await library.deleteAsset(id, kind: registration.kind, project: registration.project)
            return again(registration, after: .seconds(10))
        case .unknown where age < Self.appearance: return .stands(registration, again: .seconds(2))
        case .unknown: return try await missing(registration, after: pause(at: age))
        }
    }

    /// The provider doesn't know an asset that it made. Before another one is made it is looked for in the provider's
    /// list: our clock, by which the asset is old enough to be known, may just have been set.
    private func missing(_ registration: Registration, after pause: Duration) async throws -> Change {
        if case .found(let id) = try await search(registration) {
            var registration = registration
            registration.upstreamID = id
            return .stands(registration, again: pause)
        }
        return registration.attempts < Self.mostCreates
            ? again(registration) : failed(registration, .internalError)
    }

    private func state(of id: String, _ registration: Registration) async throws -> UpstreamAssetState {
        do {
            return try await library.state(ofAsset: id, kind: registration.kind, project: registration.project)
        } catch ProviderError.final(let code) {
            return .failed(AssetRejection(providerCode: code))
        } catch ProviderError.outcomeUnknown {
            return .processing
        }
    }

    /// A group that the provider seemed to have lost.
    private func lookForGroup(_ registration: Registration) async throws -> Change {
        guard case .found(let id) = try await search(registration) else { return again(registration) }
        var registration = registration
        registration.state = .active
        registration.upstreamID = id
        return .stands(registration, again: nil)
    }

    /// A photo takes seconds, a clip minutes; there is no promise (contract/ark.md 1.4).
    private func pause(at age: Duration) -> Duration {
        switch age {
        case ..<Duration.seconds(10): .seconds(2)
        case ..<Duration.seconds(60): .seconds(4)
        case ..<Duration.seconds(300): .seconds(8)
        default: .seconds(15)
        }
    }

    private func remove(_ registration: Registration) async throws -> Change {
        guard let id = registration.upstreamID else {
            guard let intentAt = registration.intentAt else { return .gone }
            if case .found(let id) = try await search(registration) {
                var registration = registration
                registration.upstreamID = id
                return .stands(registration, again: .zero)
            }
            return time.now - intentAt < Self.settling ? .stands(registration, again: .seconds(5)) : .gone
        }
        do {
            switch registration.object {
            // The group of a person can't be deleted there, but what was put into it is.
            case .group where registration.kind == .livenessFace: break
            case .group: try await library.deleteGroup(id, project: registration.project)
            case .asset: try await library.deleteAsset(id, kind: registration.kind, project: registration.project)
            }
        } catch ProviderError.final {
            // A key that has expired, an account that is locked: the object is still there, and nobody may be told that
            // it is not. The provider's log line tells the operator.
            return .stands(registration, again: Self.mending)
        } catch ProviderError.outcomeUnknown {
            return .stands(registration, again: .seconds(5))
        }
        return .gone
    }
}

extension Registration {
    /// The group's own registration, wanted by one of its assets.
    fileprivate func ofGroup(at now: Timestamp) -> Registration {
        Registration(
            upstream: upstream, object: .group(group), group: group, kind: kind, account: account, project: project,
            content: nil, createdAt: now)
    }
}
