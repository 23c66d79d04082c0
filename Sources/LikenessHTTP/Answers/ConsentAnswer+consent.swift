// SPDX-License-Identifier: Apache-2.0

import LikenessAPI
import LikenessCore
import LikenessEngine

extension ConsentAnswer {
    init(_ consent: Consent) {
        self.init(
            groupID: consent.group.rawValue, projectName: consent.project.rawValue, status: Status(consent.state),
            givenAt: consent.givenAt.seconds, agreed: ConsentLicence(consent.agreed), receipt: consent.receipt)
        endedAt = consent.ending?.at.seconds
        endedBy = consent.ending.map { Ender($0.by) }
        eraseAt = consent.ending?.eraseAt.seconds
        erasedAt = consent.erasure?.at.seconds
        erasureProof = consent.erasure?.proof
    }

    init(_ view: Consents.View) {
        self.init(view.consent)
        licence = view.licence.map { ConsentLicence($0) }
        videos = view.videos
    }
}

extension ConsentAnswer.Status {
    fileprivate init(_ state: Consent.State) {
        switch state {
        case .given: self = .given
        case .withdrawn: self = .withdrawn
        case .erased: self = .erased
        }
    }
}

extension ConsentAnswer.Ender {
    fileprivate init(_ ender: Consent.Ender) {
        switch ender {
        case .person: self = .person
        case .account: self = .account
        case .administrator: self = .operator
        case .retention: self = .retention
        }
    }
}

extension ConsentLicence {
    init(_ licence: Licence) {
        self.init()
        until = licence.until?.seconds
        projects = licence.projects?.map(\.rawValue)
        models = licence.models?.map(\.rawValue)
        keys = licence.keys?.map(\.rawValue)
        maxVideos = licence.mostVideos
        blockedWords = licence.blockedWords
        eraseVideos = licence.erasesVideos
    }
}
