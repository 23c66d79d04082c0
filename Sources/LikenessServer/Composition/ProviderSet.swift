// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging
import MediaTools
import ProviderHTTP

/// The providers of the three jobs, as configured. What is looked at on this machine whatever they are (media limits,
/// metadata, real faces in references) the built-in engine does.
struct ProviderSet: Sendable {
    let builtin: BuiltinProviders
    private let settings: LikenessConfiguration.Providers
    private let ark: ArkProviders?
    private let apimart: APIMartProviders?

    init(
        _ configuration: LikenessConfiguration, scratch: String, jail: ToolJail, rates: RateKeeper, logger: Logger
    ) {
        self.builtin = BuiltinProviders(configuration, scratch: scratch, jail: jail)
        self.settings = configuration.providers
        self.ark = configuration.providers.ark.map { ArkProviders($0, rates: rates, logger: logger) }
        self.apimart = configuration.providers.apimart.map { APIMartProviders($0, rates: rates, logger: logger) }
    }

    var ports: EnginePorts.Providers {
        builtin.ports(verifier: verifier, library: library, studio: studio)
    }

    private var verifier: (any PersonVerifier)? {
        switch settings.verification {
        case .builtin: nil
        case .ark: ark?.verifier
        case .apimart: apimart?.verifier
        }
    }

    private var library: (any UpstreamLibrary)? {
        switch settings.assets {
        case .builtin: nil
        case .ark: ark?.library
        case .apimart: apimart?.library
        }
    }

    private var studio: EnginePorts.Providers.Studio? {
        switch settings.video {
        case .builtin: nil
        case .ark:
            ark.flatMap { ark in
                ark.videos.map { EnginePorts.Providers.Studio(videos: $0, library: ark.library) }
            }
        case .apimart: apimart.map { EnginePorts.Providers.Studio(videos: $0.videos, library: $0.library) }
        }
    }
}
