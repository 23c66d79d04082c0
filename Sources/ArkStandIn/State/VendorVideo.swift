// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A video order; how it stands follows from the time.
struct VendorVideo {
    enum Status: String {
        case queued, running, succeeded, failed, expired, cancelled
    }

    static let queueing = Duration.seconds(1)
    let id: String
    let owner: Owner
    let model: String
    let resolution: String
    let ratio: String
    let seconds: Int
    let seed: Int64
    let generatesAudio: Bool
    let returnsLastFrame: Bool
    let expiresAfter: Int
    let failure: (code: String, message: String)?
    let createdAt: Timestamp
    let readyAt: Timestamp
    /// Where changes are told, and by which address the results are reached.
    let callbackURL: String?
    let address: String
    var cancelledAt: Timestamp?
    var toldOf: Status?

    func status(at now: Timestamp) -> Status {
        if cancelledAt != nil { return .cancelled }
        if now < createdAt + Self.queueing { return .queued }
        if now >= expiry, readyAt > expiry { return .expired }
        if now < readyAt { return .running }
        return failure == nil ? .succeeded : .failed
    }

    /// When it came to stand as it does now.
    func changedAt(_ now: Timestamp) -> Timestamp {
        switch status(at: now) {
        case .queued: createdAt
        case .running: createdAt + Self.queueing
        case .succeeded, .failed: readyAt
        case .expired: expiry
        case .cancelled: cancelledAt ?? createdAt
        }
    }

    private var expiry: Timestamp { createdAt + .seconds(expiresAfter) }
}
