// SPDX-License-Identifier: Apache-2.0

import LikenessCore
package import MediaTools

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// The C2PA manifest of a video, as c2pa-rs takes it: how it was made, by whom, for which order, and with whose consent.
struct ContentManifest: Encodable {
    /// How a picture has come to be (IPTC's vocabulary of digital source types).
    enum Source: String {
        /// By a model that has learnt from pictures.
        case model = "trainedAlgorithmicMedia"
        /// Put together from several, as an animatic is.
        case composite = "composite"

        var url: String { "http://cv.iptc.org/newscodes/digitalsourcetype/\(rawValue)" }
    }

    private struct Generator: Encodable {
        let name = "Likeness"
        let version = Release.version
    }

    private struct Actions: Encodable {
        struct Action: Encodable {
            struct Agent: Encodable {
                let name: String
            }

            let action = "c2pa.created"
            let softwareAgent: Agent
            let digitalSourceType: String
        }

        let actions: [Action]
    }

    private struct Consent: Encodable {
        let task: String
        let receipts: [String]
    }

    /// Both come from us and not from somebody who uses us: C2PA 2.1 calls that created.
    private struct Assertion<Content: Encodable>: Encodable {
        let label: String
        let data: Content
        let created = true
    }

    private enum CodingKeys: String, CodingKey {
        case generator = "claim_generator_info"
        case title, format, assertions
    }

    /// Ours: the task, and the SHA-256 of the receipts of those who are shown.
    static let consentLabel = "org.likeness.consent"
    let provenance: VideoProvenance
    let producer: String
    let source: Source

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode([Generator()], forKey: .generator)
        try container.encode("\(provenance.task).mp4", forKey: .title)
        try container.encode("video/mp4", forKey: .format)
        var assertions = container.nestedUnkeyedContainer(forKey: .assertions)
        let action = Actions.Action(softwareAgent: .init(name: producer), digitalSourceType: source.url)
        try assertions.encode(Assertion(label: "c2pa.actions.v2", data: Actions(actions: [action])))
        try assertions.encode(
            Assertion(
                label: Self.consentLabel,
                data: Consent(task: provenance.task.rawValue, receipts: provenance.receipts.sorted())))
    }
}

extension FilmSigner {
    /// - Parameter film: an MP4 that was just made.
    func sign(
        _ film: String, _ provenance: VideoProvenance, producer: String, source: ContentManifest.Source
    ) async throws {
        let manifest = ContentManifest(provenance: provenance, producer: producer, source: source)
        try await sign(film, manifest: JSONEncoder().encode(manifest))
    }

    /// Signs a film of nothing, to see whether it can be done.
    /// - Returns: why not, in the library's words; nil when it can.
    package func problem(media: MediaTools, scratch: String) async -> String? {
        let film = "\(scratch)/signing-\(RandomBytes.make(8).hex).mp4"
        defer { try? FileManager.default.removeItem(atPath: film) }
        do {
            try await media.render(
                ["-f", "lavfi", "-i", "color=size=64x64:duration=0.1", "-pix_fmt", "yuv420p", "-f", "mp4", film],
                writing: [film], timeLimit: .seconds(30))
            let nobody = VideoProvenance(task: TaskID(rawValue: "task_"), receipts: [])
            try await sign(film, nobody, producer: "likeness", source: .composite)
            return nil
        } catch MediaError.unsigned(let why) {
            return why
        } catch {
            return "it could not be tried: \(error)"
        }
    }
}
