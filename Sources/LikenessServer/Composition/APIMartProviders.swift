// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import ProviderAPIMart

/// The three jobs through the provider's own interface, by one key.
struct APIMartProviders: Sendable {
    let connection: APIMartConnection
    let verifier: APIMartPersonVerifier
    let library: APIMartLibrary
    let videos: APIMartVideoMaker

    init(_ settings: LikenessConfiguration.APIMart, time: any TimeSource, logger: Logger) {
        self.connection = APIMartConnection(url: settings.url, key: settings.key, time: time, logger: logger)
        self.verifier = APIMartPersonVerifier(connection: connection, time: time)
        self.library = APIMartLibrary(connection: connection)
        self.videos = APIMartVideoMaker(connection: connection)
    }
}
