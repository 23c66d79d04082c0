// SPDX-License-Identifier: Apache-2.0

import Foundation
import MediaTools

extension LikenessConfiguration {
    /// Both files or none, and both there.
    static func certificate(_ settings: SettingReader) throws -> FilmSigner.Certificate? {
        guard settings.text(.c2paCertificates) != nil || settings.text(.c2paKey) != nil else { return nil }
        return FilmSigner.Certificate(
            chainPath: try file(.c2paCertificates, beside: .c2paKey, settings),
            keyPath: try file(.c2paKey, beside: .c2paCertificates, settings),
            algorithm: try settings.choice(.c2paAlgorithm, default: .es256))
    }

    private static func file(_ setting: Setting, beside other: Setting, _ settings: SettingReader) throws -> String {
        guard let path = settings.text(setting) else {
            throw settings.invalid(setting, "", allowed: "a PEM file, since \(other.rawValue) is set")
        }
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw settings.invalid(setting, path, allowed: "a PEM file that the server may read")
        }
        return path
    }
}
