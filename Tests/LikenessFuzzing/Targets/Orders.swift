// SPDX-License-Identifier: Apache-2.0

import LikenessCore

@testable import LikenessHTTP

/// What requests say once their JSON is read: every field of every body, each with the limits it has. No order leaves
/// the limits of its model.
enum Orders {
    static func feed(_ bytes: [UInt8]) {
        guard let value = try? JSONParser.parse(bytes), let fields = try? FieldReader(value) else { return }
        if let order = try? VideoOrderReader(fields).order() { check(order) }
        if let items = try? AssetListReader(fields: fields).itemsOrShorthand() {
            precondition((1...20).contains(items.count), "a submission of \(items.count) files")
        }
        if let licence = try? LicenceReader(fields: fields).licence {
            precondition(licence.blockedWords.count <= 100, "more words than allowed")
            _ = licence.until?.compactText
        }
    }

    private static func check(_ order: VideoOrder) {
        if let seconds = order.seconds {
            precondition(order.model.durations.contains(seconds), "a length that the model can't do")
        }
        precondition(order.model.resolutions.contains(order.resolution), "a resolution that the model can't do")
        precondition(order.prompt.unicodeScalars.count <= VideoOrderReader.longestPrompt, "too long a prompt")
        precondition(order.images.count <= VideoOrderReader.mostImages, "too many pictures")
        precondition(!order.prompt.utf8.contains(0), "a text that PostgreSQL can't hold")
    }
}
