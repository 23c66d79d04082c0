// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let erasures = [
        StoreRule("an erasure is claimed when it is due, by one") { bench in
            let person = try await bench.addPerson()
            #expect(try await bench.withdraw(person, eraseAfter: .seconds(60)))
            let due = bench.now + .seconds(60)
            #expect(try await bench.claimErasures(at: due - .seconds(1)).isEmpty)
            let claimed = try #require(try await bench.claimErasures(at: due).first)
            #expect(claimed.consent.group == person.group.id && claimed.inventory == nil)
            #expect(try await bench.claimErasures(at: due + .seconds(59)).isEmpty)
            let again = try #require(try await bench.claimErasures(at: due + .seconds(60)).first)
            #expect(again.fencingToken > claimed.fencingToken)
            await expectRefusal(.conflict) { _ = try await bench.store.takeOut(claimed, now: due) }
        },
        StoreRule("everything of a person is taken out and counted, and what is others' stays") { bench in
            let person = try await bench.addPerson()
            let other = try await bench.addReview(["x"])
            let review = try await bench.addReview(["a", "b", "c"], into: person.group)
            for (index, asset) in review.assets.dropLast().enumerated() {
                try await bench.activate(asset, of: review, as: bench.blob(UInt8(index)))
            }
            try await bench.activate(other.assets[0], of: other, as: bench.blob(1))
            #expect(try await bench.withdraw(person))
            let claimed = try #require(try await bench.claimErasures().first)
            let inventory = try await bench.store.takeOut(claimed, now: bench.now)
            #expect(inventory.assets == 3 && inventory.hadTemplate && inventory.videos == 0)
            #expect(inventory.blobs == [bench.blob(0), bench.blob(1)])
            #expect(try await bench.store.takeOut(claimed, now: bench.now) == inventory)
            #expect(try await bench.store.group(person.group.id, account: bench.account) == nil)
            #expect(try await bench.store.asset(review.assets[0].id) == nil)
            #expect(try await bench.store.asset(other.assets[0].id) != nil)
            #expect(try await bench.store.unusedBlobs(among: inventory.blobs) == [bench.blob(0)])
            var remains = try await bench.store.remains(of: person.group.id, inventory)
            #expect(remains.blobs == 1 && remains.sharedBlobs == 1 && !remains.isNothing)
            try await bench.store.forgetBlob(bench.blob(0))
            remains = try await bench.store.remains(of: person.group.id, inventory)
            #expect(remains.isNothing && remains.sharedBlobs == 1)
        },
        StoreRule("what a person's photos were uploaded as goes too") { bench in
            let person = try await bench.addPerson()
            let upload = bench.makeFile(bench.blob(7), expiresAt: bench.now + .seconds(3600))
            try await bench.store.createFile(upload, claim: nil)
            let task = bench.makeReviewTask(person.group.id)
            let asset = Asset(
                id: .make(at: bench.now), account: bench.account, project: .default, group: person.group.id,
                task: task.id, name: "", type: nil,
                sourceURL: "https://x.example/f/image/\(upload.id)-cat.jpg?expires=1",
                status: .processing, createdAt: bench.now, updatedAt: bench.now)
            try await bench.store.createReview(task, assets: [asset], newGroup: nil, claim: nil)
            #expect(try await bench.withdraw(person))
            let claimed = try #require(try await bench.claimErasures().first)
            let inventory = try await bench.store.takeOut(claimed, now: bench.now)
            #expect(inventory.files == [upload.id] && inventory.blobs == [bench.blob(7)])
            #expect(try await bench.store.file(upload.id)?.expiresAt == bench.now)
            #expect(try await bench.store.unusedBlobs(after: nil, limit: 9) == [bench.blob(7)])
        },
        StoreRule("videos go with a person unless the licence keeps them", isErased(videos:)),
        StoreRule("a proof is written once, by whoever holds the claim") { bench in
            let person = try await bench.addPerson()
            #expect(try await bench.withdraw(person))
            let claimed = try #require(try await bench.claimErasures().first)
            _ = try await bench.store.takeOut(claimed, now: bench.now)
            let erasure = Consent.Erasure(at: bench.now, proof: "proof")
            let entry = bench.entry(.consentErased, person.group.id)
            try await bench.store.recordErasure(claimed, erasure, delivery: nil, entry: entry)
            #expect(try await bench.storedConsent(person).erasure == erasure)
            await expectRefusal(.conflict) {
                try await bench.store.recordErasure(
                    claimed, erasure, delivery: nil, entry: bench.entry(.consentErased, person.group.id))
            }
            #expect(try await bench.claimErasures(at: bench.now + .seconds(9999)).isEmpty)
            #expect(try await bench.store.personCount() == 0)
            #expect(try await bench.kinds().filter { $0 == "consent.erased" }.count == 1)
        },
        StoreRule("an erasure that is put off comes again") { bench in
            let person = try await bench.addPerson()
            #expect(try await bench.withdraw(person))
            let claimed = try #require(try await bench.claimErasures().first)
            let inventory = try await bench.store.takeOut(claimed, now: bench.now)
            try await bench.store.putOffErasure(claimed, until: bench.now + .seconds(5))
            #expect(try await bench.claimErasures(at: bench.now + .seconds(4)).isEmpty)
            let again = try #require(try await bench.claimErasures(at: bench.now + .seconds(5)).first)
            #expect(again.inventory == inventory)
        },
        StoreRule("a person whom the account deletes is erased as every other one") { bench in
            let person = try await bench.addPerson()
            let task = try await bench.use(person)
            try await bench.store.deleteGroup(
                person.group.id, account: bench.account, entry: bench.deletion(of: person.group.id))
            let stored = try await bench.storedConsent(person)
            #expect(stored.ending?.by == .account && stored.ending?.eraseAt == bench.now)
            #expect(try await bench.stored(task.id).isCancelRequested)
            let claimed = try #require(try await bench.claimErasures().first)
            #expect(claimed.inventory?.hadTemplate == true)
            #expect(try await bench.kinds().sorted() == ["consent.given", "group.deleted", "video.ordered"])
        },
        StoreRule("a person whom the account deletes after a withdrawal is still the person's own end") { bench in
            let person = try await bench.addPerson()
            #expect(try await bench.withdraw(person, eraseAfter: .seconds(60)))
            try await bench.store.deleteGroup(
                person.group.id, account: bench.account, entry: bench.deletion(of: person.group.id))
            let ending = try await bench.storedConsent(person).ending
            #expect(ending?.by == .person && ending?.eraseAt == bench.now)
        },
    ]

    private static func isErased(videos bench: StoreBench) async throws {
        for (name, erases) in [("one", true), ("two", false)] {
            let person = try await bench.addPerson(name, licence: Licence(erasesVideos: erases))
            let task = try await bench.use(person)
            let claimed = try #require(try await bench.claimTasks().first)
            let blob = bench.blob(erases ? 3 : 4)
            let files = [StoredFile.Purpose.video, .thumbnail].map {
                bench.makeFile(blob, expiresAt: bench.now + .seconds(3600), purpose: $0)
            }
            let report = VideoReport(
                video: files[0].id, thumbnail: files[1].id, lastFrame: nil, size: PixelSize(16, 9),
                seconds: 5, seed: 1, expiresAt: files[0].expiresAt)
            try await bench.store.settleTask(
                claimed.lease, TaskSettlement(.completed(.video(report)), finishedAt: bench.now, files: files))
            #expect(claimed.task.id == task.id)
            #expect(try await bench.withdraw(person))
            let erasure = try #require(try await bench.claimErasures().first)
            let inventory = try await bench.store.takeOut(erasure, now: bench.now)
            #expect(inventory.videos == (erases ? 1 : 0))
            #expect(Set(inventory.files) == (erases ? Set(files.map(\.id)) : []))
            #expect(try await bench.store.unusedBlobs(among: [blob]) == (erases ? [blob] : []))
        }
    }
}
