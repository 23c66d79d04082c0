// SPDX-License-Identifier: Apache-2.0

/// Why a try, or the whole session, did not verify the person.
package enum VerificationFailure: String, Sendable, Codable, CaseIterable {
    case noFace = "no_face"
    case severalFaces = "several_faces"
    case faceTooSmall = "face_too_small"
    case faceCutOff = "face_cut_off"
    case blurred
    case differentPerson = "different_person"
    case stillImage = "still_image"
    case flatImage = "flat_image"
    case wrongOrder = "wrong_order"
    case jumpyMovement = "jumpy_movement"
    /// The same picture was sent again, or frames came out of order or from another challenge.
    case framesOutOfOrder = "frames_out_of_order"
    case tooSlow = "too_slow"
    case cancelledByPerson = "cancelled_by_person"
    case tooManyTries = "too_many_tries"
    /// The provider's check was not passed; it doesn't say why.
    case refusedByProvider = "refused_by_provider"
    /// The provider can't check anybody now.
    case providerUnavailable = "provider_unavailable"
    case sessionExpired = "session_expired"
}
