// SPDX-License-Identifier: Apache-2.0

package import Crypto
package import Hummingbird
package import LikenessCore
package import LikenessEngine

/// The web console at `/console`: what an operator, or an account by its key, sees and does in a browser. Pages are
/// written on the server and can be read without script; scripts keep them up to date and send files.
package struct ConsolePages: Sendable {
    /// What the composition hands over besides the engine.
    package struct Environment: Sendable {
        /// How the world reaches us, without a slash at the end.
        package let address: String
        /// For cookies and forms, shared by the servers of an installation.
        package let key: SymmetricKey
        package let time: any TimeSource
        /// What is configured, without secrets.
        package let settings: [ConsoleSetting]
        /// How much of the calls to providers is used up.
        package let budgets: @Sendable () async -> [CallBudget]

        package init(
            address: String, key: SymmetricKey, time: any TimeSource, settings: [ConsoleSetting] = [],
            budgets: @escaping @Sendable () async -> [CallBudget] = { [] }
        ) {
            self.address = address
            self.key = key
            self.time = time
            self.settings = settings
            self.budgets = budgets
        }
    }

    private let desk: Desk

    /// - Throws: when the console's files are not beside the program.
    package init(engine: Engine, environment: Environment) throws {
        self.desk = try Desk(engine: engine, environment: environment)
    }

    package func mount<Context: RemoteAddressRequestContext>(on router: Router<Context>) {
        let routes = Routes(router: router, desk: desk)
        SignInPages(desk: desk).mount(on: routes)
        OverviewPages(desk: desk).mount(on: routes)
        StartPages(desk: desk).mount(on: routes)
        PeoplePages(desk: desk).mount(on: routes)
        ConsentPages(desk: desk).mount(on: routes)
        AssetPages(desk: desk).mount(on: routes)
        VideoPages(desk: desk).mount(on: routes)
        TaskPages(desk: desk).mount(on: routes)
        DeliveryPages(desk: desk).mount(on: routes)
        AccountPages(desk: desk).mount(on: routes)
        KeyPages(desk: desk).mount(on: routes)
        SettingsPages(desk: desk).mount(on: routes)
        LiveEvents(desk: desk).mount(on: routes)
        routes.mountRest()
    }
}
