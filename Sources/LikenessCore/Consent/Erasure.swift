// SPDX-License-Identifier: Apache-2.0

/// What a person's erasure has to delete, noted before the first row goes, so that a crash forgets nothing.
package struct ErasureInventory: Sendable, Equatable, Codable {
    /// Reviewed and refused ones.
    package var assets: Int
    /// Files that the account has, of videos and uploads.
    package var files: [FileID]
    /// Everything that the assets and files held.
    package var blobs: [BlobKey]
    package var videos: Int
    /// Objects at providers.
    package var registrations: Int
    /// Whether there was a face template.
    package var hadTemplate: Bool

    package init(
        assets: Int, files: [FileID], blobs: [BlobKey], videos: Int, registrations: Int, hadTemplate: Bool
    ) {
        self.assets = assets
        self.files = files
        self.blobs = blobs
        self.videos = videos
        self.registrations = registrations
        self.hadTemplate = hadTemplate
    }
}

/// A consent whose erasure is due, and the right to do it.
package struct ClaimedErasure: Sendable, Equatable {
    package let consent: Consent
    /// Nil until everything was counted and taken out of the store.
    package let inventory: ErasureInventory?
    package let fencingToken: Int64

    package init(consent: Consent, inventory: ErasureInventory?, fencingToken: Int64) {
        self.consent = consent
        self.inventory = inventory
        self.fencingToken = fencingToken
    }
}

/// What a scan of the store still finds of an erased person.
package struct ErasureRemains: Sendable, Equatable, Codable {
    /// Videos that are not over, or have not let go of what they used or made.
    package var tasks: Int
    package var groups: Int
    package var assets: Int
    package var files: Int
    package var registrations: Int
    /// Blobs that wait to be deleted.
    package var blobs: Int
    /// Blobs that somebody else's assets or files hold too: they stay, and are not this person's alone.
    package var sharedBlobs: Int

    package init(
        tasks: Int, groups: Int, assets: Int, files: Int, registrations: Int, blobs: Int, sharedBlobs: Int
    ) {
        self.tasks = tasks
        self.groups = groups
        self.assets = assets
        self.files = files
        self.registrations = registrations
        self.blobs = blobs
        self.sharedBlobs = sharedBlobs
    }

    package var isNothing: Bool { tasks + groups + assets + files + registrations + blobs == 0 }
}
