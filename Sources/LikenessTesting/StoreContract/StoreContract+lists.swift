// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    func addGroups(_ names: [String]) async throws {
        for name in names { try await store.createGroup(makeGroup(name), claim: nil) }
    }

    func groupNames(_ filter: LibraryFilter, page: PageRequest = PageRequest()) async throws -> [String] {
        try await store.groups(filter, page: page).items.map(\.name)
    }
}

extension StoreContract {
    static let lists = [
        StoreRule("a list is newest first and tells the length of the whole") { bench in
            try await bench.addGroups(["a", "b", "c"])
            let page = try await bench.store.groups(bench.filter(), page: PageRequest(number: 1, size: 2))
            #expect(page.items.map(\.name) == ["c", "b"] && page.totalCount == 3)
            #expect(page.request == PageRequest(number: 1, size: 2))
        },
        StoreRule("pages follow each other without gap or overlap, and end") { bench in
            try await bench.addGroups((0..<5).map(String.init))
            var seen: [String] = []
            for number in 1...4 {
                seen += try await bench.groupNames(bench.filter(), page: PageRequest(number: number, size: 2))
            }
            #expect(seen == ["4", "3", "2", "1", "0"])
        },
        StoreRule("a page beyond all numbers is empty") { bench in
            try await bench.addGroups(["a"])
            let page = try await bench.store.groups(bench.filter(), page: PageRequest(number: .max, size: 100))
            #expect(page.items.isEmpty && page.totalCount == 1)
        },
        StoreRule("a list shows one kind, one project, one account") { bench in
            let film = ProjectName(trusted: "film")
            let stranger = try await bench.addStranger()
            let groups = [
                bench.makeGroup("mine"), bench.makeGroup("person", kind: .livenessFace),
                bench.makeGroup("film", project: film), bench.makeGroup("foreign", account: stranger),
            ]
            for group in groups { try await bench.store.createGroup(group, claim: nil) }
            #expect(try await bench.groupNames(bench.filter()) == ["mine"])
            #expect(try await bench.groupNames(bench.filter(kind: .livenessFace)) == ["person"])
            #expect(try await bench.groupNames(bench.filter(project: film)) == ["film"])
            #expect(try await bench.groupNames(bench.filter(account: stranger)) == ["foreign"])
        },
        StoreRule("a group's list can be narrowed to itself") { bench in
            let group = bench.makeGroup("one")
            try await bench.store.createGroup(group, claim: nil)
            try await bench.addGroups(["two"])
            #expect(try await bench.groupNames(bench.filter(group: group.id)) == ["one"])
        },
        StoreRule("a name is searched literally") { bench in
            try await bench.addGroups(["100% Ada", "1000 Ada", "a_b", "a\\b", "acb", "李小龙"])
            #expect(try await bench.groupNames(bench.filter(name: "0%")) == ["100% Ada"])
            #expect(try await bench.groupNames(bench.filter(name: "a_b")) == ["a_b"])
            #expect(try await bench.groupNames(bench.filter(name: "a\\b")) == ["a\\b"])
            #expect(try await bench.groupNames(bench.filter(name: "小")) == ["李小龙"])
            #expect(try await bench.groupNames(bench.filter(name: "")).count == 6)
        },
        StoreRule("a name is found whatever the letter case") { bench in
            try await bench.addGroups(["Ada"])
            #expect(try await bench.groupNames(bench.filter(name: "aDA")) == ["Ada"])
        },
        StoreRule("assets are listed by the kind of their group") { bench in
            let person = bench.makePerson()
            try await bench.store.createGroup(person, claim: nil)
            _ = try await bench.addReview(["p"], into: person)
            let virtual = try await bench.addReview(["a", "b"])
            let page = try await bench.store.assets(bench.filter(), page: PageRequest(number: 1, size: 1))
            #expect(page.items == [virtual.assets[1]] && page.totalCount == 2)
            let persons = try await bench.store.assets(bench.filter(kind: .livenessFace), page: PageRequest())
            #expect(persons.items.map(\.name) == ["p"])
        },
        StoreRule("assets are narrowed by group and by name") { bench in
            let first = try await bench.addReview(["cat", "dog"])
            _ = try await bench.addReview(["cat"])
            let filter = bench.filter(group: first.group.id, name: "ca")
            let page = try await bench.store.assets(filter, page: PageRequest())
            #expect(page.items == [first.assets[0]] && page.totalCount == 1)
        },
    ]
}
