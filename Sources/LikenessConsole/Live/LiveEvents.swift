// SPDX-License-Identifier: Apache-2.0

import HTTPTypes
import Hummingbird
import LikenessCore
import LikenessEngine
import NIOCore

/// `GET /console/live?topic=…&seen=…`: server-sent events that tell a page that what it shows has changed. The script
/// then asks for the page anew and puts the changed parts in place, so every state is written in one place: the server.
struct LiveEvents: Sendable {
    /// A comment is sent when nothing has been for this long: proxies keep the connection.
    private static let beat = Duration.seconds(15)
    private static let lastEventID = HTTPField.Name("Last-Event-ID") ?? .contentLocation
    private static let headers: HTTPFields = {
        var headers: HTTPFields = [
            .contentType: "text/event-stream; charset=utf-8", .cacheControl: "no-store",
        ]
        // nginx would else gather what should leave at once.
        if let name = HTTPField.Name("X-Accel-Buffering") { headers[name] = "no" }
        return headers
    }()

    /// A stream ends after so long; the browser comes again.
    private static let longest = Duration.seconds(600)
    let desk: Desk
    private let places = LivePlaces()

    init(desk: Desk) {
        self.desk = desk
    }

    func mount<Context: RemoteAddressRequestContext>(on routes: Routes<Context>) {
        routes.part("/console/live") { visit in try await events(visit) }
    }

    private func events(_ visit: Visit) async throws -> Response {
        guard let topic = visit.query("topic").flatMap({ LiveTopic($0) }) else { throw ConsoleProblem.notFound }
        let fingerprint = LiveFingerprint(oversight: desk.oversight)
        // What the visitor may not see is told before the stream begins.
        _ = try await fingerprint.text(of: topic, for: visit)
        let seen = visit.request.headers[Self.lastEventID] ?? visit.query("seen")
        return Response(
            status: .ok, headers: Self.headers,
            body: ResponseBody { writer in
                guard places.take(visit.visitor.key) else {
                    // Comes again later, when another tab may be gone.
                    try await writer.write(ByteBuffer(string: "retry: 15000\n\n"))
                    return try await writer.finish(nil)
                }
                defer { places.giveBack(visit.visitor.key) }
                try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
                do {
                    try await follow(topic, fingerprint, visit, seen: seen, &writer)
                } catch is CancellationError {
                    // The reader is gone, or the server stops.
                } catch is RuleViolation {
                    // What was followed is deleted.
                }
                try await writer.finish(nil)
            })
    }

    private func follow(
        _ topic: LiveTopic, _ fingerprint: LiveFingerprint, _ visit: Visit, seen: String?,
        _ writer: inout any ResponseBodyWriter
    ) async throws {
        var (last, toldAt) = (seen, desk.time.now)
        let end = min(visit.endsAt, toldAt + Self.longest)
        try await desk.oversight.watch {
            guard desk.time.now < end else { return false }
            guard try await desk.entrance.keys.key(visit.visitor.key) != nil else { return false }
            let now = try await fingerprint.text(of: topic, for: visit)
            if now != last {
                try await writer.write(ByteBuffer(string: "id: \(now)\nevent: change\ndata: \(topic.name)\n\n"))
                (last, toldAt) = (now, desk.time.now)
            } else if desk.time.now - toldAt >= Self.beat {
                try await writer.write(ByteBuffer(string: ": waiting\n\n"))
                toldAt = desk.time.now
            }
            return true
        }
    }
}

extension Desk {
    /// Where a page that is about to be read hears that it has changed. Asked for before the page's own reads, so that
    /// nothing is missed between the two.
    func live(_ topic: LiveTopic, for visit: Visit) async throws -> String {
        let seen = try await LiveFingerprint(oversight: oversight).text(of: topic, for: visit)
        return PageAddress("/console/live").with("topic", topic.name).with("seen", seen).text
    }
}
