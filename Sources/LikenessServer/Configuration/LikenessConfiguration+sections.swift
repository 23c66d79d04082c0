// SPDX-License-Identifier: Apache-2.0

import LibPQ
import LikenessCore

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

extension LikenessConfiguration.Listening {
    init(_ settings: SettingReader) throws {
        self.host = settings.text(.host) ?? "127.0.0.1"
        self.port = try settings.integer(.port, in: 0...65_535, default: 8080)
        self.publicURL = try Self.origin(.publicURL, settings)
        self.peerURL = try Self.origin(.peerURL, settings)
    }

    private static func origin(_ setting: Setting, _ settings: SettingReader) throws -> String? {
        try settings.text(setting).map { text in
            let bare = text.hasSuffix("/") ? String(text.dropLast()) : text
            guard Self.isOrigin(bare) else {
                throw settings.invalid(setting, text, allowed: "http(s)://HOST[:PORT] without path or query")
            }
            return bare
        }
    }

    private static func isOrigin(_ text: String) -> Bool {
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty, let scheme = url.scheme else {
            return false
        }
        return ["http", "https"].contains(scheme) && url.path().isEmpty && url.query() == nil && url.user() == nil
    }
}

extension LikenessConfiguration.Storage {
    init(_ settings: SettingReader) throws {
        let folder = settings.text(.dataDirectory) ?? "./var"
        self.store = try Self.store(settings)
        self.dataDirectory = folder
        self.modelsDirectory = settings.text(.modelsDirectory) ?? "\(folder)/models"
        self.masterKey = try settings.text(.masterKey).map { text in
            guard let data = Data(base64Encoded: text), let key = MasterKey(bytes: data) else {
                throw settings.invalid(.masterKey, text, allowed: "32 bytes in base64 (44 characters)")
            }
            return key
        }
    }

    private static func store(_ settings: SettingReader) throws -> LikenessConfiguration.Store {
        let connections = try settings.integer(.storeConnections, in: 2...200, default: 8)
        guard let text = settings.text(.store), text != "sqlite" else { return .sqlite }
        guard let address = try? PostgresAddress(text) else {
            throw settings.invalid(.store, text, allowed: "sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE")
        }
        return .postgres(address, connections: connections)
    }
}

extension LikenessConfiguration.Verification {
    init(_ settings: SettingReader) throws {
        self.challenge = try Self.challenge(settings)
        self.secondsToLive = try settings.integer(.verificationTTL, in: 1...Int(Int32.max), default: 1800)
        self.attempts = try settings.integer(.verificationAttempts, in: 1...100, default: 3)
    }

    private static func challenge(_ settings: SettingReader) throws -> [ChallengeStep]? {
        guard let text = settings.text(.challenge), text != "random" else { return nil }
        let words = settings.list(.challenge)
        let steps = words.compactMap(ChallengeStep.init(rawValue:))
        guard !steps.isEmpty, steps.count == words.count, steps.count <= 6, steps.contains(where: { $0 != .center }),
            zip(steps, steps.dropFirst()).allSatisfy({ $0 != $1 })
        else {
            throw settings.invalid(
                .challenge, text,
                allowed: "random, or up to 6 of left, right, center, none twice in a row, with at least one turn")
        }
        return steps
    }
}

extension LikenessConfiguration.Review {
    private enum Switch: String, CaseIterable {
        case on, off
    }

    init(_ settings: SettingReader) throws {
        self.faceThreshold = try settings.number(.faceThreshold, in: 0.2...0.6, default: 0.5)
        self.screensReferences = try settings.choice(.faceScreening, default: Switch.on) == .on
        self.refusedWords = settings.list(.refusedWords)
    }
}

extension LikenessConfiguration.Limits {
    /// None may be wider than the newest edition of the vendor's (contract/ark.md 3.1): what passes here would fail
    /// there.
    init(_ settings: SettingReader) throws {
        self.imageMegabytes = try settings.integer(.limitImageMB, in: 1...30, default: 30)
        self.videoMegabytes = try settings.integer(.limitVideoMB, in: 1...200, default: 200)
        self.audioMegabytes = try settings.integer(.limitAudioMB, in: 1...15, default: 15)
        self.sides = try settings.integers(.limitSides, in: 300...6000) ?? 300...6000
        self.ratios = try settings.numbers(.limitRatios, in: 0.4...2.5) ?? 0.4...2.5
        self.videoPixels = try settings.integers(.limitVideoPixels, in: 1...36_000_000) ?? 407_696...8_295_044
        // The lower edge has the tolerance that 24000/1001 needs.
        self.videoRates = try settings.numbers(.limitVideoFPS, in: 1...120) ?? 23.8...60
        self.seconds = try settings.numbers(.limitSeconds, in: 1...60)
    }
}

extension LikenessConfiguration {
    static func fetchAllow(_ settings: SettingReader) throws -> Set<String> {
        let entries = settings.list(.fetchAllow)
        for entry in entries {
            guard let colon = entry.lastIndex(of: ":"), colon != entry.startIndex,
                let port = Int(entry[entry.index(after: colon)...]), (1...65_535).contains(port)
            else { throw settings.invalid(.fetchAllow, entry, allowed: "host:port, separated by commas") }
        }
        return Set(entries)
    }

    /// This build has one blob store; anything else is refused rather than ignored.
    static func checkDrivers(_ settings: SettingReader) throws {
        let only: [(Setting, String)] = [
            (.blobs, "files")
        ]
        for (setting, allowed) in only {
            if let text = settings.text(setting), text != allowed {
                throw settings.invalid(setting, text, allowed: allowed)
            }
        }
    }
}
