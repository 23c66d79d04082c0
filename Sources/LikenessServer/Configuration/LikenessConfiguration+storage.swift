// SPDX-License-Identifier: Apache-2.0

import BlobS3
import Foundation
import LibPQ
import LikenessCore

extension LikenessConfiguration.Store {
    package static let allowed = "sqlite, or postgres://USER:PASSWORD@HOST:PORT/DATABASE"

    /// Reads one of `allowed`; nil for anything else.
    /// - Parameter limit: the most bytes that SQLite's file may take.
    package init?(_ text: String, connections: Int = 8, limit: Int? = nil) {
        if text == "sqlite" {
            self = .sqlite(limit: limit)
        } else if let address = try? PostgresAddress(text) {
            self = .postgres(address, connections: connections)
        } else {
            return nil
        }
    }
}

extension LikenessConfiguration.Storage {
    init(_ settings: SettingReader) throws {
        let folder = settings.text(.dataDirectory) ?? "./var"
        self.store = try Self.store(settings)
        self.blobs = try Self.blobs(settings)
        self.dataDirectory = folder
        self.modelsDirectory = settings.text(.modelsDirectory) ?? Self.usualModels(folder)
        self.retentionDays = try settings.integer(.retentionDays, in: 1...36_500, default: 30)
        self.masterKey = try settings.text(.masterKey).map { text in
            guard let data = Data(base64Encoded: text), let key = MasterKey(bytes: data) else {
                throw settings.invalid(.masterKey, text, allowed: "32 bytes in base64 (44 characters)")
            }
            return key
        }
    }

    /// Those of the data folder; where there are none, those that were installed with the program.
    private static func usualModels(_ folder: String) -> String {
        let own = "\(folder)/models"
        let installed = Bundle.main.bundleURL.appending(path: "models").path()
        let files = FileManager.default
        return !files.fileExists(atPath: own) && files.fileExists(atPath: installed) ? installed : own
    }

    private static func store(_ settings: SettingReader) throws -> LikenessConfiguration.Store {
        let connections = try settings.integer(.storeConnections, in: 2...200, default: 8)
        let text = settings.text(.store) ?? "sqlite"
        let limit = try settings.text(.storeLimitKB).map { _ in
            try settings.integer(.storeLimitKB, in: 256...1_000_000_000_000, default: 256) * 1000
        }
        guard let store = LikenessConfiguration.Store(text, connections: connections, limit: limit) else {
            throw settings.invalid(.store, text, allowed: LikenessConfiguration.Store.allowed)
        }
        return store
    }

    private enum Switch: String, CaseIterable {
        case on, off
    }

    private static func blobs(_ settings: SettingReader) throws -> LikenessConfiguration.Blobs {
        guard let text = settings.text(.blobs), text != "files" else { return .files }
        let place = text.dropFirst("s3://".count).split(separator: "/", maxSplits: 1).map(String.init)
        guard text.hasPrefix("s3://"), let name = place.first, isBucketName(name) else {
            throw settings.invalid(.blobs, text, allowed: "files, or s3://BUCKET/PREFIX")
        }
        let region = settings.text(.s3Region) ?? "us-east-1"
        let prefix = (place.dropFirst().first ?? "").split(separator: "/").joined(separator: "/")
        let bucket = S3Bucket(
            endpoint: try settings.origin(.s3Endpoint) ?? "https://s3.\(region).amazonaws.com", region: region,
            name: name, prefix: prefix, style: try settings.choice(.s3Addressing, default: .path))
        let credentials = S3Credentials(
            accessKey: try settings.required(.s3AccessKey, by: .blobs, text),
            secretKey: Secret(try settings.required(.s3SecretKey, by: .blobs, text)),
            sessionToken: settings.text(.s3SessionToken).map { Secret($0) })
        return .bucket(
            bucket, credentials, presignsDownloads: try settings.choice(.s3Presign, default: Switch.off) == .on)
    }

    /// The names that S3 takes.
    private static func isBucketName(_ name: String) -> Bool {
        (3...63).contains(name.utf8.count)
            && name.utf8.allSatisfy {
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
            }
    }
}
