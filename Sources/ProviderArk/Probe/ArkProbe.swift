// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// Finds out with a live account what no document settles (contract/ark.md 8): each unknown is one check with its own
/// line. What a check makes, it deletes.
package struct ArkProbe: Sendable {
    /// What a check needs besides the account.
    package struct Material: Sendable {
        /// Somebody who opens links; nil: checks of persons are left out.
        package var person: (any ProbePerson)?
        /// Whether checks may wait for half an hour.
        package var isPatient = false
        /// Whether a video may be paid for.
        package var spends = false
        /// Public addresses of pictures: any; one of 30.5 million bytes; one without a face; one with several.
        package var picture: String?
        package var largePicture: String?
        package var facelessPicture: String?
        package var crowdPicture: String?

        package init() {}
    }

    package struct Finding: Sendable, Equatable {
        package enum Kind: String, Sendable {
            case found, skipped, failed
        }

        package let check: ProbeCheck
        package let kind: Kind
        package let text: String
    }

    let control: RawControl
    let videos: ArkVideos?
    let project: ProjectName
    let material: Material
    let time: any TimeSource

    /// - Parameter videos: nil without a key of the data plane.
    package init(
        account: ArkAccount, videos: ArkVideos?, project: ProjectName = .default, material: Material,
        time: any TimeSource
    ) {
        self.control = RawControl(account: account, time: time)
        self.videos = videos
        self.project = project
        self.material = material
        self.time = time
    }

    package func run(_ check: ProbeCheck) async -> Finding {
        do {
            return Finding(check: check, kind: .found, text: try await find(check))
        } catch let missing as Missing {
            return Finding(check: check, kind: .skipped, text: missing.text)
        } catch let refusal as Refused {
            return Finding(check: check, kind: .failed, text: refusal.text)
        } catch {
            return Finding(check: check, kind: .failed, text: "no answer: \(type(of: error))")
        }
    }

    /// What a check needs and has not.
    struct Missing: Error {
        let text: String
    }

    /// The vendor refused what had to come first.
    struct Refused: Error {
        let text: String

        init(_ text: String) {
            self.text = text
        }

        init(_ answer: RawControl.Answer) {
            let code = answer.code ?? (answer.isEmpty ? ArkFault.notEntitled : "HTTP \(answer.status)")
            let advice = ArkReason(code: code).map { ": \($0.advice)" } ?? ""
            self.text = "refused with \(code)\(advice)"
        }
    }

    private func find(_ check: ProbeCheck) async throws -> String {
        switch check {
        case .pendingForm: try await pendingForm()
        case .clockSkew: try await clockSkew()
        case .pageLogin: try await pageLogin()
        case .linkLife: try await linkLife()
        case .listedGroups: try await listedGroups()
        case .projectMismatch: try await projectMismatch()
        case .moderation: try await moderation()
        case .megabyte: try await megabyte()
        case .defaultDuration: try await defaultDuration()
        case .passedReturn: try await passedReturn()
        case .failedReturn: try await endedReturn("Fail the check on purpose (show a photo, or another face).")
        case .cancelledReturn: try await endedReturn("Cancel the check.")
        case .callbackQuery: try await callbackQuery()
        case .tokenReads: try await tokenReads()
        case .tokenAfterExpiry: try await tokenAfterExpiry()
        case .faceCodes: try await faceCodes()
        case .personGroupDeletion: try await personGroupDeletion()
        }
    }
}

/// Somebody who opens a link and does what is asked for.
package protocol ProbePerson: Sendable {
    /// - Returns: the address that the browser was sent to in the end; nil when it was sent nowhere.
    func visit(_ link: Secret, _ instruction: String) async throws -> String?
}
