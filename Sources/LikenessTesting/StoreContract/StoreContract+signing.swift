// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

extension StoreContract {
    static let signing = [
        StoreRule("the first signing key is made once, whoever makes it") { bench in
            let keys = ["k1", "k2"].map {
                StoredSigningKey(id: $0, privateKey: bench.sealed($0), createdAt: bench.now)
            }
            for key in keys { try await bench.store.addFirstSigningKey(key) }
            #expect(try await bench.store.signingKeys(at: bench.now) == [keys[0]])
        },
        StoreRule("a new signing key retires those before it at a time, and no later than they were to") { bench in
            let keys = (0..<3).map { number in
                StoredSigningKey(
                    id: "k\(number)", privateKey: bench.sealed("\(number)"),
                    createdAt: bench.now + .seconds(Int64(number)))
            }
            try await bench.store.addFirstSigningKey(keys[0])
            try await bench.store.addSigningKey(keys[1], retiringOthersAt: bench.now + .seconds(10))
            try await bench.store.addSigningKey(keys[2], retiringOthersAt: bench.now + .seconds(20))
            #expect(try await bench.signingKeyIDs(9) == ["k2", "k1", "k0"])
            #expect(try await bench.signingKeyIDs(10) == ["k2", "k1"])
            #expect(try await bench.signingKeyIDs(20) == ["k2"])
            try await bench.store.purgeSigningKeys(before: bench.now + .seconds(15))
            #expect(try await bench.signingKeyIDs(0) == ["k2", "k1"])
        },
        StoreRule("an account's new secret keeps the old one until its time, and a second waits for that") { bench in
            let isRotated = try await bench.rotate("second", 60, bench.now)
            #expect(isRotated)
            let previous = Account.PreviousSecret(secret: bench.sealed("secret"), until: bench.now + .seconds(60))
            #expect(try await bench.storedAccount().previousSecret == previous)
            #expect(try await bench.rotate("third", 90, bench.now + .seconds(59)) == false)
            #expect(try await bench.storedAccount().webhookSecret == bench.sealed("second"))
            #expect(try await bench.rotate("third", 90, bench.now + .seconds(60)))
            #expect(try await bench.rotate("fourth", 0, nil))
            #expect(try await bench.storedAccount().webhookSecret == bench.sealed("fourth"))
        },
        StoreRule("an unknown account's secret is not changed") { bench in
            await expectRefusal(.notFound) {
                _ = try await bench.store.rotateWebhookSecret(
                    of: AccountID(rawValue: "acct_0"), to: bench.sealed("x"), keepingOldUntil: bench.now,
                    unlessRotating: bench.now, claim: nil)
            }
        },
        StoreRule("an account's events go where it says, or nowhere") { bench in
            for url in ["https://events.example/", nil] {
                try await bench.store.setEventsURL(url, of: bench.account)
                #expect(try await bench.store.account(bench.account)?.eventsURL == url)
            }
        },
    ]
}
