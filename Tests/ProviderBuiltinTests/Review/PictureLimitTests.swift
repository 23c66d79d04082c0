// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import LikenessTesting
import Testing

/// The vendor's limits for pictures (contract/ark.md 3.1), each with a file inside and one outside.
/// One at a time: making the files keeps the cores busy.
@Suite(.serialized) struct PictureLimitTests {
    private static let sizes: [(Int, Int, AssetRejection?)] = [
        (301, 301, nil), (300, 400, .widthTooSmall), (400, 300, .heightTooSmall),
        (5999, 2401, nil), (6000, 2401, .widthTooLarge), (2401, 5999, nil), (2401, 6000, .heightTooLarge),
        (401, 1000, nil), (400, 1000, .aspectRatioTooSmall), (999, 400, nil), (1000, 400, .aspectRatioTooLarge),
    ]

    @Test(arguments: sizes) func aPicturesSidesAreBounded(width: Int, height: Int, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("picture.png")
            try await MediaFixtures.picture(at: path, width: width, height: height)
            #expect(try await bench.rejection(path) == code)
            #expect(try bench.copies().count == (code == nil ? 1 : 0))
        }
    }

    @Test(arguments: [(Int64(29_999_999), nil), (Int64(30_000_000), AssetRejection.fileSizeTooLarge)])
    func aPictureIsUnderThirtyMegabytes(byteCount: Int64, code: AssetRejection?) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("picture.png")
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            #expect(try await bench.rejection(path, byteCount: byteCount) == code)
        }
    }

    @Test(arguments: ["jpeg", "png", "webp", "bmp", "tiff", "gif"]) func theVendorsFormatsPass(format: String)
        async throws
    {
        try await ReviewBench.with { bench in
            let path = bench.path("picture.\(format)")
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            let verdict = try await bench.review(path, as: .image)
            guard case .active(_, let facts) = verdict else {
                Issue.record("\(verdict)")
                return
            }
            #expect(facts.format == format && facts.width == 640 && facts.height == 480 && facts.type == .image)
        }
    }

    @Test(arguments: [(20_000, 20_000), (12_000, 6001)]) func aPictureThatPromisesTooMuchIsRefusedUnread(
        width: Int, height: Int
    ) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("bomb.png")
            try MediaFixtures.pictureBomb(at: path, width: width, height: height)
            #expect(try await bench.rejection(path) == .widthTooLarge)
        }
    }

    @Test func whatCannotBeDecodedIsNotKept() async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("hollow.png")
            try MediaFixtures.pictureBomb(at: path, width: 640, height: 480)
            #expect(try await bench.rejection(path) == .transcodingFailed)
            #expect(try bench.copies().isEmpty)
        }
    }

    @Test(arguments: ["#EXTM3U\n", "<svg/>", "", "%PDF-1.7"]) func whatIsNoMediaIsUndetectable(content: String)
        async throws
    {
        try await ReviewBench.with { bench in
            let path = try bench.folder.write(content, name: "picture.jpg")
            #expect(try await bench.rejection(path) == .formatUndetectable)
        }
    }

    @Test(arguments: [AssetType.video, .audio]) func aPictureIsNoOtherType(type: AssetType) async throws {
        try await ReviewBench.with { bench in
            let path = bench.path("picture.png")
            try await MediaFixtures.picture(at: path, width: 640, height: 480)
            #expect(try await bench.rejection(path, as: type) == .typeMismatch)
        }
    }
}
