// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import ProviderArk

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension LikenessConfiguration.Providers {
    init(_ settings: SettingReader) throws {
        let all = try settings.choice(.provider, default: LikenessConfiguration.Provider.builtin)
        self.verification = try settings.choice(.verificationProvider, default: all)
        self.assets = try settings.choice(.assetsProvider, default: all)
        self.video = try settings.choice(.videoProvider, default: all)
        let jobs: [(Setting, LikenessConfiguration.Provider)] = [
            (.verificationProvider, verification), (.assetsProvider, assets), (.videoProvider, video),
        ]
        func setting(asking provider: LikenessConfiguration.Provider) -> Setting? {
            guard let job = jobs.first(where: { $0.1 == provider }) else { return nil }
            return settings.text(job.0) == nil ? .provider : job.0
        }
        self.ark = try setting(asking: .ark).map {
            try LikenessConfiguration.Ark(settings, neededBy: $0, makesVideo: jobs[2].1 == .ark)
        }
        self.apimart = try setting(asking: .apimart).map { try LikenessConfiguration.APIMart(settings, neededBy: $0) }
    }
}

extension LikenessConfiguration.Ark {
    /// - Parameter makesVideo: whether the data plane's key is needed too.
    init(_ settings: SettingReader, neededBy setting: Setting, makesVideo: Bool) throws {
        self.accessKey = try settings.required(.arkAccessKey, by: setting, "ark")
        self.secretKey = Secret(try settings.required(.arkSecretKey, by: setting, "ark"))
        self.sessionToken = settings.text(.arkSessionToken).map { Secret($0) }
        self.region = try settings.choice(.arkRegion, default: ArkRegion.beijing)
        self.controlURL = try settings.address(.arkControlURL, ending: "")
        self.dataURL = try settings.address(.arkDataURL, ending: "/api/v3")
        let apiKey = settings.text(.arkAPIKey).map { Secret($0) }
        if makesVideo, apiKey == nil { throw ConfigurationError.missing(.arkAPIKey, neededBy: setting, value: "ark") }
        self.apiKey = apiKey
        self.assetsPerMinute = try settings.integer(.arkAssetQPM, in: 1...100_000, default: 300)
    }
}

extension LikenessConfiguration.APIMart {
    init(_ settings: SettingReader, neededBy setting: Setting) throws {
        let address = try settings.address(.apimartURL, ending: "") ?? "https://api.apimart.ai"
        // Clients write it with and without the version.
        self.url = address.hasSuffix("/v1") ? String(address.dropLast(3)) : address
        self.key = Secret(try settings.required(.apimartKey, by: setting, "apimart"))
    }
}

extension SettingReader {
    /// An http(s) address without query, its last slash dropped; nil when it is not set.
    fileprivate func address(_ setting: Setting, ending: String) throws -> String? {
        guard let text = text(setting) else { return nil }
        let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
        guard let url = URL(string: bare), let host = url.host(), !host.isEmpty,
            ["http", "https"].contains(url.scheme ?? ""), url.query() == nil, url.user() == nil,
            bare.hasSuffix(ending)
        else {
            throw invalid(setting, text, allowed: "http(s)://HOST[:PORT]\(ending.isEmpty ? "" : "…\(ending)")")
        }
        return bare
    }
}
