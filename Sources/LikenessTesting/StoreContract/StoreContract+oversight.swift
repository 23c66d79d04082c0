// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreBench {
    /// Puts `count` videos there, oldest first.
    func addVideos(_ count: Int, of account: AccountID? = nil) async throws -> [DurableTask] {
        var tasks: [DurableTask] = []
        for _ in 0..<count {
            let task = makeTask(account: account)
            try await store.createTask(task, claim: nil)
            tasks.append(task)
        }
        return tasks.sorted { $0.id < $1.id }
    }

    func listed(_ filter: TaskFilter, before last: TaskID? = nil, limit: Int = 10) async throws -> [TaskID] {
        try await store.tasks(filter, before: last, limit: limit).map(\.id)
    }

    /// Claims one task and ends it so long after its start.
    func endOne(after seconds: Int64) async throws -> TaskID {
        let claimed = try #require(try await claimTasks(limit: 1).first)
        try await store.settleTask(claimed.lease, .failure(at: now + .seconds(seconds)))
        return claimed.task.id
    }
}

extension StoreContract {
    static let oversight =
        listsOfTasks + sumsOfTasks + listsOfTheLibrary + listsOfDeliveries + [
            StoreRule("keys are listed newest first, also revoked ones, of one account or of all") { bench in
                let stranger = try await bench.addStranger()
                let keys = [bench.makeKey("a"), bench.makeKey("b", of: stranger)]
                for key in keys { try await bench.store.addKey(key) }
                try await bench.store.revokeKey(keys[0].id, now: bench.now)
                #expect(try await bench.store.knownKey(keys[0].id)?.revokedAt == bench.now)
                #expect(try await bench.store.keys(of: bench.account, before: nil, limit: 9).map(\.id) == [keys[0].id])
                let all = try await bench.store.keys(of: nil, before: nil, limit: 9).map(\.id)
                #expect(all == keys.map(\.id).sorted(by: >))
                #expect(try await bench.store.keys(of: nil, before: all[0], limit: 9).map(\.id) == [all[1]])
            }
        ]

    private static let listsOfTasks = [
        StoreRule("tasks of one account or of all are listed newest first, by cursor") { bench in
            let tasks = try await bench.addVideos(3)
            let foreign = try await bench.addVideos(1, of: bench.addStranger())
            let ids = tasks.map(\.id).sorted(by: >)
            #expect(try await bench.listed(TaskFilter(account: bench.account)) == ids)
            #expect(try await bench.listed(TaskFilter(account: bench.account), before: ids[0], limit: 1) == [ids[1]])
            #expect(try await bench.listed(TaskFilter()).count == 4)
            #expect(try await bench.store.task(foreign[0].id, within: bench.account) == nil)
            #expect(try await bench.store.task(foreign[0].id, within: nil)?.id == foreign[0].id)
        },
        StoreRule("tasks are found by kind, by state and by how their id begins") { bench in
            let tasks = try await bench.addVideos(2)
            _ = try await bench.claimTasks(limit: 1)
            #expect(try await bench.listed(TaskFilter(kind: .assetReview)).isEmpty)
            #expect(try await bench.listed(TaskFilter(kind: .video, status: .pending)).count == 1)
            let (whole, both) = (tasks[0].id.rawValue, String(tasks[0].id.rawValue.prefix(15)))
            #expect(try await bench.listed(TaskFilter(idBegins: whole)) == [tasks[0].id])
            #expect(try await bench.listed(TaskFilter(idBegins: both)).count == 2)
            #expect(try await bench.listed(TaskFilter(idBegins: "task_%")).isEmpty)
        },
    ]

    private static let sumsOfTasks = [
        StoreRule("tasks that have not ended are counted by kind and state") { bench in
            _ = try await bench.addVideos(3)
            _ = try await bench.claimTasks(limit: 1)
            let counts = try await bench.store.unfinishedTasks(within: bench.account)
            #expect(
                counts == [
                    TaskCount(kind: .video, status: .pending, count: 2),
                    TaskCount(kind: .video, status: .processing, count: 1),
                ])
            #expect(try await bench.store.unfinishedTasks(within: bench.addStranger()).isEmpty)
        },
        StoreRule("who waits for a person has not ended either") { bench in
            let session = try await bench.addSession()
            #expect(try await bench.store.unfinishedTasks(within: bench.account).isEmpty)
            _ = try await bench.store.queryTask(
                for: session.id, orCreate: bench.makeQueryTask(of: session), claim: nil)
            let counts = [TaskCount(kind: .verificationQuery, status: .processing, count: 1)]
            #expect(try await bench.store.unfinishedTasks(within: bench.account) == counts)
            #expect(try await bench.store.unfinishedTasks(within: bench.addStranger()).isEmpty)
        },
        StoreRule("ends of tasks are summed by the hour, with the time that they took") { bench in
            _ = try await bench.addVideos(3)
            _ = try await bench.endOne(after: 5)
            _ = try await bench.endOne(after: 7)
            let hour = Timestamp(seconds: bench.now.seconds / 3600 * 3600)
            let sums = try await bench.store.taskSums(within: nil, since: bench.now)
            #expect(
                sums == [TaskSum(kind: .video, status: .failed, hour: hour, count: 2, duration: .seconds(12))])
            let later = try await bench.store.taskSums(within: nil, since: bench.now + .seconds(1))
            #expect(later.isEmpty)
            #expect(try await bench.store.taskSums(within: bench.addStranger(), since: bench.now).isEmpty)
        },
        StoreRule("the videos of a group are those that were ordered with its assets") { bench in
            let review = try await bench.addReview(["a"])
            let other = try await bench.addReview(["b"])
            let video = try await bench.addVideo(with: review.assets[0].id)
            _ = try await bench.addVideos(1)
            #expect(
                try await bench.store.videos(of: review.group.id, before: nil, limit: 9).map(\.id) == [video.id])
            #expect(try await bench.store.videos(of: other.group.id, before: nil, limit: 9).isEmpty)
        },
    ]

    private static let listsOfTheLibrary = [
        StoreRule("groups of all projects are listed newest first and found by name or id") { bench in
            let film = bench.makeGroup("Film", project: ProjectName(trusted: "film"))
            let person = bench.makePerson()
            for group in [film, person] { try await bench.store.createGroup(group, claim: nil) }
            let all = try await bench.store.groups(GroupFilter(account: bench.account), before: nil, limit: 9)
            #expect(all.map(\.id) == [film.id, person.id].sorted(by: >))
            let named = try await bench.store.groups(GroupFilter(text: "fil"), before: nil, limit: 9)
            #expect(named.map(\.id) == [film.id])
            let persons = try await bench.store.groups(GroupFilter(kind: .livenessFace), before: nil, limit: 9)
            #expect(persons.map(\.id) == [person.id])
            let behind = try await bench.store.groups(GroupFilter(), before: all[0].id, limit: 9)
            #expect(behind.map(\.id) == [all[1].id])
            #expect(try await bench.store.group(film.id, within: bench.addStranger()) == nil)
        },
        StoreRule("assets are found by group, type, state and name") { bench in
            let review = try await bench.addReview(["cat", "dog"])
            try await bench.activate(review.assets[0], of: review, as: bench.blob(1))
            func names(_ filter: AssetFilter) async throws -> Set<String> {
                Set(try await bench.store.assets(filter, before: nil, limit: 9).map(\.name))
            }
            #expect(try await names(AssetFilter(account: bench.account, group: review.group.id)) == ["cat", "dog"])
            #expect(try await names(AssetFilter(state: .active)) == ["cat"])
            #expect(try await names(AssetFilter(type: .image)) == ["cat"])
            #expect(try await names(AssetFilter(text: "DO")) == ["dog"])
            #expect(try await names(AssetFilter(account: bench.addStranger())).isEmpty)
            #expect(try await bench.store.asset(review.assets[0].id, within: nil)?.name == "cat")
        },
    ]

    private static let listsOfDeliveries = [
        StoreRule("deliveries of all accounts are listed and counted, and endpoints that fail are named") { bench in
            let task = try await bench.addFailing(2)
            let store = bench.store
            let all = try await store.deliveries(within: nil, DeliveryFilter(), before: nil, limit: 9)
            #expect(all.count == 2 && all[0].id > all[1].id)
            let stranger = try await bench.addStranger()
            #expect(
                try await store.deliveries(within: stranger, DeliveryFilter(task: task), before: nil, limit: 9).isEmpty)
            #expect(try await store.delivery(all[0].id, within: nil)?.delivery.id == all[0].id)
            #expect(try await store.delivery(all[0].id, within: stranger) == nil)
            #expect(try await store.deliveryCounts(within: bench.account, since: bench.longAgo) == [.waiting: 2])
            let failing = try await store.failingEndpoints(within: bench.account, limit: 9)
            #expect(failing.map(\.address) == ["https://a.example/hook"])
            #expect(try await store.failingEndpoints(within: stranger, limit: 9).isEmpty)
        }
    ]
}

extension StoreBench {
    fileprivate func addVideo(with asset: AssetID) async throws -> DurableTask {
        let order = VideoOrder(
            model: .standard, modelName: "seedance-2.0", prompt: "A walk", seconds: 5, resolution: .p720,
            ratio: .wide, seed: nil, generateAudio: true, returnLastFrame: false, watermark: false,
            images: [.init(reference: MediaReference(source: .asset(asset), path: "x"), role: .referenceImage)],
            videos: [], audios: [], webhook: nil, language: "en")
        let task = DurableTask(
            id: .make(at: now), account: account, project: .default, status: .pending, input: .video(order),
            runAfter: now, deadline: now + .seconds(3600), createdAt: now, estimatedSeconds: 60)
        try await store.createTask(task, claim: nil)
        return task
    }
}
