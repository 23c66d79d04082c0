// SPDX-License-Identifier: Apache-2.0

/// Whose groups or assets a list shows. Everything is within one account and one project.
package struct LibraryFilter: Sendable, Equatable {
    package let account: AccountID
    package let project: ProjectName
    /// private-avatar sees virtual groups only, real-avatar those of persons.
    package let kind: AssetGroup.Kind
    package let group: GroupID?
    /// A substring of the name, taken literally: `%` and `_` have no meaning.
    package let nameContains: String?

    package init(
        account: AccountID, project: ProjectName, kind: AssetGroup.Kind, group: GroupID? = nil,
        nameContains: String? = nil
    ) {
        self.account = account
        self.project = project
        self.kind = kind
        self.group = group
        self.nameContains = nameContains
    }
}
