// SPDX-License-Identifier: Apache-2.0

package import LikenessHTTP
package import Logging
import Metrics

/// Where a server's log lines and figures go.
package struct Telemetry: Sendable {
    package let logger: Logger
    package let metrics: PrometheusRegistry

    package init(logger: Logger, metrics: PrometheusRegistry) {
        self.logger = logger
        self.metrics = metrics
    }

    /// Sets swift-log and swift-metrics up for the process; to be called once.
    package static func start(_ configuration: LikenessConfiguration) -> Telemetry {
        let metrics = PrometheusRegistry()
        MetricsSystem.bootstrap(metrics)
        return Telemetry(logger: LoggingSetup.start(configuration), metrics: metrics)
    }
}
