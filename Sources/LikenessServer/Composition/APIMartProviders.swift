// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import ProviderAPIMart
import ProviderHTTP

/// The three jobs through the provider's own interface, by one key.
struct APIMartProviders: Sendable {
    let connection: APIMartConnection
    let verifier: APIMartPersonVerifier
    let library: APIMartLibrary
    let videos: APIMartVideoMaker

    init(_ settings: LikenessConfiguration.APIMart, rates: RateKeeper, logger: Logger) {
        self.connection = APIMartConnection(url: settings.url, key: settings.key, rates: rates, logger: logger)
        self.verifier = APIMartPersonVerifier(connection: connection, time: rates.time)
        self.library = APIMartLibrary(connection: connection)
        self.videos = APIMartVideoMaker(connection: connection)
    }
}
