// SPDX-License-Identifier: Apache-2.0

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// What a film's C2PA manifest says, and whether the film is still as it was signed.
struct ManifestReport: Encodable {
    enum State: String, Encodable {
        /// As it was signed. By whom is another question: no certificate is trusted here.
        case intact
        /// Changed since, or never whole.
        case changed
        /// The library that could look is not there.
        case unchecked
    }

    let state: State
    /// The certificate's own words.
    var signer: String?
    var issuer: String?
    /// SHA-256 of the receipts of the persons who are shown.
    var consentReceipts: [String] = []

    enum CodingKeys: String, CodingKey {
        case state, signer, issuer
        case consentReceipts = "consent_receipts"
    }

    init(state: State) {
        self.state = state
    }

    /// - Parameter json: as c2pa-rs prints it.
    init(json: Data) {
        guard let store = try? JSONDecoder().decode(Store.self, from: json),
            let manifest = store.manifests[store.active]
        else {
            self.state = .changed
            return
        }
        self.state = ["Valid", "Trusted"].contains(store.state) ? .intact : .changed
        self.signer = manifest.signature?.name
        self.issuer = manifest.signature?.issuer
        self.consentReceipts = manifest.assertions.first { $0.label == "org.likeness.consent" }?.data?.receipts ?? []
    }

    /// For people, on one line.
    var line: String {
        let who = [signer, issuer.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
        return switch state {
        case .intact: "as it was signed by \(who); whether that certificate is to be trusted is for you to say"
        case .changed: "there is a manifest, but the file was changed since, or the manifest is broken"
        case .unchecked: "there is a manifest; it was not checked: make setup, or LIKENESS_C2PA_LIBRARY"
        }
    }

    private struct Store: Decodable {
        struct Manifest: Decodable {
            struct Signature: Decodable {
                let issuer: String?
                let name: String?

                enum CodingKeys: String, CodingKey {
                    case issuer
                    case name = "common_name"
                }
            }

            struct Assertion: Decodable {
                struct Consent: Decodable {
                    let receipts: [String]?
                }

                let label: String
                let data: Consent?

                enum CodingKeys: CodingKey {
                    case label, data
                }

                init(from decoder: any Decoder) throws {
                    let container = try decoder.container(keyedBy: CodingKeys.self)
                    self.label = try container.decode(String.self, forKey: .label)
                    // Other assertions have other forms.
                    self.data = try? container.decodeIfPresent(Consent.self, forKey: .data)
                }
            }

            let assertions: [Assertion]
            let signature: Signature?

            enum CodingKeys: String, CodingKey {
                case assertions
                case signature = "signature_info"
            }
        }

        let active: String
        let manifests: [String: Manifest]
        let state: String

        enum CodingKeys: String, CodingKey {
            case manifests
            case active = "active_manifest"
            case state = "validation_state"
        }
    }
}
