// SPDX-License-Identifier: Apache-2.0

import Foundation
import HTTPTypes
import LikenessAPI
import LikenessCore
import LikenessTesting
import Testing

@testable import LikenessDocs
@testable import LikenessHTTP

/// The description, the routes and the wire types say the same.
@Suite struct AgreementTests {
    static func operations() throws -> [LikenessDocs.Operation] { try Documentation.readDescription().operations }

    @Test func everyRouteIsDescribedAndEveryDescribedRouteIsThere() async throws {
        let described = try Self.operations().map { "\($0.method) \($0.path)" }
        try await APIBench.with { api in
            let there = api.surface.routes.map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(described).subtracting(there) == [])
            #expect(Set(there).subtracting(described) == [])
            #expect(described.count == Set(described).count)
        }
    }

    @Test func theDescriptionIsOfThisRelease() throws {
        struct Description: Decodable {
            struct Info: Decodable { let version: String }
            let info: Info
        }
        let documentation = try Documentation(address: "http://127.0.0.1")
        let description = try JSONDecoder().decode(Description.self, from: Data(documentation.description.bytes))
        #expect(description.info.version == Release.version)
    }

    /// A body's type in Swift; reading an example and writing it again must lose nothing.
    struct WireType: Sendable, CustomTestStringConvertible {
        let operations: [String]
        let status: String
        let rewrite: @Sendable (Data) throws -> Data

        init<Body: Codable & SendableMetatype>(_ type: Body.Type, _ operations: String..., status: String = "200") {
            self.operations = operations
            self.status = status
            self.rewrite = { try JSONEncoder().encode(JSONDecoder().decode(type, from: $0)) }
        }

        var testDescription: String { "\(operations.joined(separator: ", ")) \(status)" }
    }

    static let answers = [
        WireType(
            Envelope<TaskAnswer>.self, "runRealAvatarStep", "submitVirtualAssets", "createVirtualAssets", "getTask"),
        WireType(Envelope<[SubmittedVideo]>.self, "generateVideo"),
        WireType(UploadedFile.self, "uploadFile", "uploadImage"),
        WireType(VendorAnswer<VendorPage<LibraryAsset>>.self, "listVirtualAssets", "listPersonAssets"),
        WireType(VendorAnswer<VendorPage<LibraryGroup>>.self, "listVirtualGroups", "listPersonGroups"),
        WireType(VendorAnswer<LibraryAsset>.self, "getVirtualAsset", "getPersonAsset"),
        WireType(VendorAnswer<LibraryGroup>.self, "getVirtualGroup", "getPersonGroup"),
        WireType(Envelope<DeliveryAnswer>.self, "getDelivery", "resendDelivery"),
        WireType(Envelope<UsageReport>.self, "getUsage"),
        WireType(ErrorAnswer.self, "runRealAvatarStep", "generateVideo", "uploadFile", status: "400"),
        WireType(ErrorAnswer.self, "getTask", status: "404"),
        WireType(ErrorAnswer.self, "generateVideo", status: "402"),
        WireType(ErrorAnswer.self, "getUsage", status: "403"),
    ]

    @Test(arguments: answers)
    func anExampleIsReadByItsTypeWithoutLoss(type: WireType) throws {
        for id in type.operations {
            let operation = try #require(try Self.operations().first { $0.id == id })
            let answer = try #require(operation.answers.first { $0.status == type.status })
            let examples = try #require(answer.content?.examples)
            #expect(!examples.isEmpty)
            for (_, example) in examples { try Self.expectNoLoss(example, type.rewrite, id) }
        }
    }

    static let requests = [
        WireType(VideoRequest.self, "generateVideo"),
        WireType(AssetSubmission.self, "submitVirtualAssets", "createVirtualAssets"),
    ]

    @Test(arguments: requests)
    func anExampleOfARequestIsReadByItsTypeWithoutLoss(type: WireType) throws {
        for id in type.operations {
            let operation = try #require(try Self.operations().first { $0.id == id })
            let examples = try #require(operation.body?.examples)
            // The short form for a single file has no type: who writes Swift has no use for it.
            for (_, example) in examples where example["url"] == nil {
                try Self.expectNoLoss(example, type.rewrite, id)
            }
        }
    }

    private static func expectNoLoss(
        _ example: DescriptionNode, _ rewrite: (Data) throws -> Data, _ id: String
    ) throws {
        let data = Data(example.literal().utf8)
        let again = try rewrite(data)
        let (first, second) = (
            try JSONSerialization.jsonObject(with: data), try JSONSerialization.jsonObject(with: again)
        )
        #expect(first as? NSDictionary == second as? NSDictionary, "\(id): \(String(decoding: again, as: UTF8.self))")
    }
}
