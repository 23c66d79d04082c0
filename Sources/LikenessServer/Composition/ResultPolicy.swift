// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension LikenessConfiguration.Providers {
    /// Where finished videos may be fetched: from public addresses, and from the host that the operator named as the
    /// provider's, whatever address that has and on whatever port its files are.
    func resultPolicy(_ policy: URLPolicy) -> URLPolicy {
        let named = [ark?.dataURL, apimart?.url].compactMap { $0 }.compactMap { try? WebURL($0).host }
        return policy.trusting(hosts: named)
    }
}
