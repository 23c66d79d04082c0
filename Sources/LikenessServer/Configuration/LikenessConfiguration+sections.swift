// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessEngine

extension LikenessConfiguration.Listening {
    init(_ settings: SettingReader) throws {
        self.host = settings.text(.host) ?? "127.0.0.1"
        self.port = try settings.integer(.port, in: 0...65_535, default: 8080)
        self.publicURL = try settings.origin(.publicURL)
        self.peerURL = try settings.origin(.peerURL)
        self.trustedProxies = ProxyTrust(
            blocks: try settings.list(.trustedProxies).map { text in
                guard let block = AddressBlock(text) else {
                    throw settings.invalid(
                        .trustedProxies, text,
                        allowed: "addresses or blocks (10.0.0.0/8, 2001:db8::/32), with commas between")
                }
                return block
            })
    }
}

extension LikenessConfiguration.Verification {
    init(_ settings: SettingReader) throws {
        self.challenge = try Self.challenge(settings)
        self.secondsToLive = try settings.integer(.verificationTTL, in: 1...Int(Int32.max), default: 1800)
        self.attempts = try settings.integer(.verificationAttempts, in: 1...100, default: 3)
        self.lockout = try Self.lockout(settings)
    }

    private static func lockout(_ settings: SettingReader) throws -> LockoutRule? {
        let text = settings.text(.verificationLockout) ?? "5/180/1800"
        if text == "off" { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, let failures = parts[0], let window = parts[1], let pause = parts[2],
            (1...1000).contains(failures), (1...86_400).contains(window), (1...86_400).contains(pause)
        else {
            throw settings.invalid(
                .verificationLockout, text,
                allowed: "off, or FAILURES/WITHIN/LOCKED such as 5/180/1800: up to 1000 failures, seconds up to 86400")
        }
        return LockoutRule(failures: failures, window: .seconds(window), pause: .seconds(pause))
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

extension LikenessConfiguration.Consent {
    init(_ settings: SettingReader) throws {
        self.profiles = try Self.profiles(settings)
        self.erasureDelay = try settings.integer(.erasureDelay, in: 0...2_592_000, default: 86_400)
    }

    private static func profiles(_ settings: SettingReader) throws -> [RetentionProfile] {
        guard let text = settings.text(.retentionProfiles) else { return [.bipa] }
        if text == "off" { return [] }
        let words = settings.list(.retentionProfiles)
        let profiles = words.compactMap(RetentionProfile.init(rawValue:))
        guard !profiles.isEmpty, profiles.count == words.count else {
            let known = RetentionProfile.allCases.map(\.rawValue).joined(separator: ", ")
            throw settings.invalid(.retentionProfiles, text, allowed: "off, or some of \(known) with commas between")
        }
        return profiles
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
}
