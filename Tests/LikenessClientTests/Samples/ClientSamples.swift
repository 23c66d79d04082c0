// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessClient

/// The Swift samples of the documentation, here so that they compile. Each stands in the description under the name of
/// its operation; `ClientSampleTests` holds the two together.
struct ClientSamples {
    let likeness: LikenessClient

    func runRealAvatarStep() async throws {
        let verification = try await likeness.startVerification(callbackURL: "https://app.example/verified")
        print("Open on a phone: \(verification.link)")
        let group = try await likeness.verifiedGroup(for: verification)
        let photo = try await likeness.upload(fileAt: "portrait.jpg")
        let review = try await likeness.submitPersonAssets([NewAsset(url: photo.url)], to: group)
        for asset in try await likeness.reviewed(review) { print(asset.assetURL, asset.reason ?? "active") }
    }

    func submitVirtualAssets() async throws {
        let picture = try await likeness.upload(fileAt: "portrait.jpg")
        let review = try await likeness.submitVirtualAssets(
            AssetSubmission(group: NewGroup(name: "Mira"), assets: [NewAsset(url: picture.url, name: "Mira, front")]))
        for asset in try await likeness.reviewed(review) { print(asset.assetURL, asset.reason ?? "active") }
    }

    func generateVideo() async throws {
        var request = VideoRequest(model: "doubao-seedance-2.0-face", prompt: "She looks up and smiles")
        request.duration = 5
        request.imagesWithRoles = [RoledImage(url: "asset://asset-20260331150212-k3m9x", role: .referenceImage)]
        let task = try await likeness.generateVideo(request)
        let video = try await likeness.generated(task)
        try await likeness.download(video.url[0], to: "smile.mp4")
    }

    func getTask() async throws {
        let task = try await likeness.finished("task_01KMCGQ2H6P2S0B4G8W1ZYTD5Q")
        print(task.status, task.error?.message ?? "")
    }

    func followTask() async throws {
        for try await task in likeness.updates(of: "task_01KMCGQ2H6P2S0B4G8W1ZYTD5Q") {
            print(task.status, task.progress ?? 0)
        }
    }

    func uploadFile() async throws {
        let file = try await likeness.upload(fileAt: "portrait.jpg") { sent, total in print("\(sent) of \(total)") }
        print(file.url)
    }

    func uploadImage() async throws {
        let picture = try await likeness.upload(fileAt: "portrait.jpg")
        print(picture.url)
    }

    func listPersonGroups() async throws {
        let page = try await likeness.groups(on: .persons)
        for group in page.items { print(group.id, group.name) }
    }

    func listVirtualGroups() async throws {
        let page = try await likeness.groups(on: .virtual)
        for group in page.items { print(group.id, group.name) }
    }

    func listPersonAssets() async throws {
        let page = try await likeness.assets(on: .persons, of: "group-20260331145705-ab12c")
        for asset in page.items { print(asset.id, asset.status) }
    }

    func listVirtualAssets() async throws {
        let page = try await likeness.assets(on: .virtual)
        for asset in page.items { print(asset.id, asset.status) }
    }

    func deletePersonGroup() async throws {
        try await likeness.deleteGroup("group-20260331145705-ab12c", on: .persons)
    }

    func deleteVirtualGroup() async throws {
        try await likeness.deleteGroup("group-20260331145705-ab12c", on: .virtual)
    }

    func deletePersonAsset() async throws {
        try await likeness.deleteAsset("asset-20260331150212-k3m9x", on: .persons)
    }

    func deleteVirtualAsset() async throws {
        try await likeness.deleteAsset("asset-20260331150212-k3m9x", on: .virtual)
    }

    func listDeliveries() async throws {
        let page = try await likeness.deliveries(status: .abandoned)
        for delivery in page.deliveries { print(delivery.id, delivery.url, delivery.attempts) }
    }

    func getDelivery() async throws {
        let delivery = try await likeness.delivery("msg_01KMCGR9K8Q3T1C5H9X2A0VE6R")
        for attempt in delivery.log ?? [] { print(attempt.number, attempt.status ?? 0, attempt.reason ?? "") }
    }

    func resendDelivery() async throws {
        let delivery = try await likeness.resendDelivery("msg_01KMCGR9K8Q3T1C5H9X2A0VE6R")
        print(delivery.status)
    }

    func resendDeliveries() async throws {
        let count = try await likeness.resendDeliveries(since: 1_774_970_000, status: .abandoned)
        print("\(count) are sent again")
    }

    func followDeliveries() async throws {
        try await likeness.listen { event in
            print(event.url, event.body)
        }
    }
    func getBalance() async throws {
        let balance = try await likeness.balance()
        print(balance.unlimitedQuota ? "without limit" : "\(balance.remainBalance) dollars")
    }

    func getUsage() async throws {
        let report = try await likeness.usage(from: "2026-03-18", to: "2026-03-19", by: .day, of: .account)
        for day in report.groups { print(day.group ?? "", day.requests, day.cost) }
    }

    func listConsents() async throws {
        let page = try await likeness.consents(status: .given)
        for consent in page.data { print(consent.groupID, consent.status) }
    }

    func getConsent() async throws {
        let consent = try await likeness.consent(of: "group-20260331145705-ab12c")
        print(consent.status, consent.videos ?? 0, consent.receipt)
    }

    func setLicence() async throws {
        var licence = ConsentLicence()
        licence.maxVideos = 20
        licence.blockedWords = ["politics"]
        let consent = try await likeness.setLicence(licence, of: "group-20260331145705-ab12c")
        print(consent.licence?.maxVideos ?? 0)
    }

    func withdrawConsent() async throws {
        let consent = try await likeness.withdrawConsent(of: "group-20260331145705-ab12c")
        print(consent.status, consent.eraseAt ?? 0)
    }
}
