// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A group in a list.
struct GroupRow {
    let group: AssetGroup
    let words: Words
    let visit: Visit

    var values: Values {
        var values: Values = [
            "id": group.id.rawValue, "path": "/console/people/\(group.id)", "start": "/console/start/\(group.id)",
            "name": name, "isNamed": !group.name.isEmpty, "project": group.project.rawValue,
            "created": words.time(group.createdAt),
            "chip": chip,
            "isPerson": group.kind == .livenessFace,
        ]
        if visit.namesAccounts { values["account"] = visit.name(of: group.account) }
        return values
    }

    private var chip: Values {
        if group.withdrawnAt != nil { return words.chip(.bad, "group_withdrawn") }
        return group.kind == .livenessFace
            ? words.chip(.good, "group_LivenessFace") : words.chip(.idle, "group_AIGC")
    }

    var name: String { group.name.isEmpty ? group.id.rawValue : group.name }
}
