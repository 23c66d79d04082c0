// SPDX-License-Identifier: Apache-2.0

package import LikenessCore

/// What a client submits for review.
package struct ReviewSubmission: Sendable, Equatable {
    package enum Target: Sendable, Equatable {
        case existing(GroupID)
        /// private-avatar only.
        case new(name: String, description: String)
    }

    package struct Item: Sendable, Equatable {
        package let url: String
        package let name: String
        /// The field that held the URL, for messages: `assets[3].url` or `url`.
        package let path: String

        package init(url: String, name: String, path: String) {
            self.url = url
            self.name = name
            self.path = path
        }
    }

    package let endpoint: ReviewOrder.Endpoint
    package let target: Target
    package let project: ProjectName
    package let type: AssetType?
    package let items: [Item]
    package let model: VideoModel
    package let modelName: String

    package init(
        endpoint: ReviewOrder.Endpoint, target: Target, project: ProjectName, type: AssetType?, items: [Item],
        model: VideoModel, modelName: String
    ) {
        self.endpoint = endpoint
        self.target = target
        self.project = project
        self.type = type
        self.items = items
        self.model = model
        self.modelName = modelName
    }
}
