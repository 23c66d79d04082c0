// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import ProviderArk
import ProviderHTTP
import VolcengineSigner

/// The vendor's three jobs with the operator's account: one budget of calls for all of them.
struct ArkProviders: Sendable {
    let verifier: ArkPersonVerifier
    let library: ArkLibrary
    /// Nil without a key of the data plane.
    let videos: ArkVideoMaker?

    init(_ settings: LikenessConfiguration.Ark, rates: RateKeeper, logger: Logger) {
        let control = ArkControl(
            account: settings.account, client: .provider, rates: rates, logger: logger,
            assetsPerMinute: settings.assetsPerMinute)
        self.verifier = ArkPersonVerifier(control: control)
        self.library = ArkLibrary(control: control)
        self.videos = settings.apiKey.map { key in
            ArkVideoMaker(
                videos: ArkVideos(
                    apiKey: key, region: settings.region, dataURL: settings.dataURL, client: .provider, rates: rates,
                    logger: logger), region: settings.region)
        }
    }
}

extension LikenessConfiguration.Ark {
    var account: ArkAccount {
        ArkAccount(
            credentials: VolcengineSigner.Credentials(
                accessKey: accessKey, secretKey: secretKey, sessionToken: sessionToken),
            region: region, controlURL: controlURL)
    }
}
