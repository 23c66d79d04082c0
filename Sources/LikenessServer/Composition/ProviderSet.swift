// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine
import Logging

/// The providers of the three jobs, as configured. What is looked at on this machine whatever they are (media limits,
/// metadata, real faces in references) the built-in engine does.
struct ProviderSet: Sendable {
    let builtin: BuiltinProviders
    private let settings: LikenessConfiguration.Providers
    private let ark: ArkProviders?

    init(_ configuration: LikenessConfiguration, directory: DataDirectory, time: any TimeSource, logger: Logger) {
        self.builtin = BuiltinProviders(configuration, directory: directory)
        self.settings = configuration.providers
        self.ark = configuration.providers.ark.map { ArkProviders($0, time: time, logger: logger) }
    }

    var ports: EnginePorts.Providers {
        builtin.ports(verifier: verifier, library: library, studio: studio)
    }

    private var verifier: (any PersonVerifier)? {
        switch settings.verification {
        case .ark: ark?.verifier
        case .builtin, .apimart: nil
        }
    }

    private var library: (any UpstreamLibrary)? {
        switch settings.assets {
        case .ark: ark?.library
        case .builtin, .apimart: nil
        }
    }

    private var studio: EnginePorts.Providers.Studio? {
        switch settings.video {
        case .ark:
            ark.flatMap { ark in
                ark.videos.map { EnginePorts.Providers.Studio(videos: $0, library: ark.library) }
            }
        case .builtin, .apimart: nil
        }
    }
}
