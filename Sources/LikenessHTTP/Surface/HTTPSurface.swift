// SPDX-License-Identifier: Apache-2.0

package import HTTPTypes
package import Hummingbird
package import LikenessCore
package import LikenessEngine

/// The JSON API on the server's one router:
///
///     let router = Router(context: HTTPContext.self)
///     let surface = HTTPSurface(engine: …)
///     surface.prepare(router)    // headers, metrics and error answers, for pages mounted later too
///     surface.mount(on: router)
///     let responder = KnownMethods(router.buildResponder())
package struct HTTPSurface: Sendable {
    /// What the composition hands over besides the engine.
    package struct Environment: Sendable {
        package let settings: HTTPSettings
        package let limits: KeyLimits
        /// How often a key may ask for its usage.
        package let usageLimits: KeyLimits
        package let time: any TimeSource
        package let readiness: Readiness
        package let metrics: PrometheusRegistry
        /// How the world reaches us, without a slash at the end.
        package let address: String

        package init(
            settings: HTTPSettings = HTTPSettings(), limits: KeyLimits, usageLimits: KeyLimits,
            time: any TimeSource, readiness: Readiness,
            metrics: PrometheusRegistry,
            address: String
        ) {
            self.settings = settings
            self.limits = limits
            self.usageLimits = usageLimits
            self.time = time
            self.readiness = readiness
            self.metrics = metrics
            self.address = address
        }
    }

    static let methods: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace]
    private let engine: Engine
    private let environment: Environment

    package init(engine: Engine, environment: Environment) {
        self.engine = engine
        self.environment = environment
    }

    /// Adds what every request goes through. Call it before any route is added.
    package func prepare(_ router: Router<HTTPContext>) {
        router.add(middleware: SecurityHeaders())
        router.add(middleware: RequestRecord())
        router.add(middleware: CrossOrigin())
        router.add(middleware: ErrorAnswering())
    }

    /// Method and path of all that `mount` adds, but for HEAD and the refusals.
    package var routes: [(method: HTTPRequest.Method, path: String)] {
        openEndpoints.map { ($0.method, $0.path) } + accountEndpoints.map { ($0.method, $0.path) }
    }

    /// What each route of accounts asks of the key.
    var needs: [(path: String, need: KeyNeed)] {
        accountEndpoints.compactMap { endpoint in endpoint.needs.map { (endpoint.path, $0) } }
    }

    /// Adds the routes of the contract, and for each path an answer to every method that it doesn't take.
    package func mount(on router: Router<HTTPContext>) {
        var methods: [String: Set<HTTPRequest.Method>] = [:]
        for endpoint in openEndpoints {
            add(endpoint, to: router)
            methods[endpoint.path, default: []].formUnion(endpoint.answered)
        }
        let account = router.group()
            .add(middleware: KeyAuthentication(accounts: engine.accounts))
            .add(middleware: RateLimiting(limits: environment.limits, time: environment.time))
            .group(context: AccountContext.self)
        for endpoint in accountEndpoints {
            add(endpoint, to: account)
            methods[endpoint.path, default: []].formUnion(endpoint.answered)
        }
        for (path, answered) in methods { refuseOthers(of: path, answered, on: router) }
    }

    private var openEndpoints: [Endpoint<HTTPContext>] {
        HealthController(readiness: environment.readiness, metrics: environment.metrics).endpoints
            + FileController(files: engine.files, time: environment.time).endpoints
            + KeySetController(signingKeys: engine.signingKeys, receiptKeys: engine.receiptKeys).endpoints
    }

    private var accountEndpoints: [Endpoint<AccountContext>] {
        avatarEndpoints + libraryEndpoints
            + VideoController(videos: engine.videos, tasks: engine.tasks, post: post, largestBody: largestBody)
            .endpoints
            + TaskController(tasks: engine.tasks, answers: answers, largestBody: largestBody).endpoints
            + [TaskEvents(tasks: engine.tasks, accounts: engine.accounts, answers: answers).endpoint]
            + notificationEndpoints
            + ConsentController(consents: engine.consents, largestBody: largestBody).endpoints
            + UploadController(uploads: engine.uploads, links: engine.fileLinks).endpoints
            + ModelController(address: environment.address, time: environment.time).endpoints
            + BalanceController(accounts: engine.accounts).endpoints
            + [UsageController(usage: engine.usage, limits: environment.usageLimits, time: environment.time).endpoint]
    }

    private var avatarEndpoints: [Endpoint<AccountContext>] {
        RealAvatarController(
            verifications: engine.verifications, reviews: engine.reviews, tasks: engine.tasks, answers: answers,
            post: post, largestBody: largestBody
        ).endpoints
            + PrivateAvatarController(
                reviews: engine.reviews, tasks: engine.tasks, answers: answers, post: post, largestBody: largestBody
            ).endpoints
    }

    private var notificationEndpoints: [Endpoint<AccountContext>] {
        DeliveryController(notifications: engine.notifications, post: post, largestBody: largestBody).endpoints
            + [DeliveryEvents(notifications: engine.notifications, accounts: engine.accounts).endpoint]
            + WebhookController(
                notifications: engine.notifications, accounts: engine.accounts, address: environment.address,
                post: post, largestBody: largestBody
            ).endpoints
    }

    private var libraryEndpoints: [Endpoint<AccountContext>] {
        [ReviewOrder.Endpoint.realAvatar, .privateAvatar].flatMap { endpoint in
            LibraryController(endpoint: endpoint, library: engine.library, post: post, largestBody: largestBody)
                .endpoints
        }
    }

    private var answers: TaskAnswers { TaskAnswers(links: engine.fileLinks) }
    private var post: IdempotentPost { IdempotentPost(idempotency: engine.idempotency) }
    private var largestBody: Int { environment.settings.largestBody }

    private func add<Context>(_ endpoint: Endpoint<Context>, to router: some RouterMethods<Context>) {
        router.on(RouterPath(endpoint.path), method: endpoint.method, use: endpoint.handler)
        guard endpoint.method == .get else { return }
        router.on(RouterPath(endpoint.path), method: .head) { request, context in
            try await endpoint.handler(request, context).createHeadResponse()
        }
    }

    private func refuseOthers(
        of path: String, _ answered: Set<HTTPRequest.Method>, on router: Router<HTTPContext>
    ) {
        let allowed = Self.methods.filter { answered.contains($0) }
        for method in Self.methods where !answered.contains(method) {
            router.on(RouterPath(path), method: method) { _, _ -> Response in
                throw APIError.methodNotAllowed(allowed)
            }
        }
    }
}

extension Endpoint {
    /// A path that answers GET answers HEAD too.
    fileprivate var answered: Set<HTTPRequest.Method> { method == .get ? [.get, .head] : [method] }
}
