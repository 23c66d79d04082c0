// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct PriceTableTests {
    private static func order(
        _ model: VideoModel, _ resolution: VideoResolution, seconds: Int? = 5, clips: Int = 0
    ) -> VideoOrder {
        let clip = MediaReference(source: .url("https://a.example/clip.mp4"), path: "video_urls[0]")
        return VideoOrder(
            model: model, modelName: model.rawValue, prompt: "A walk", seconds: seconds, resolution: resolution,
            ratio: nil, seed: nil, generateAudio: true, returnLastFrame: false, watermark: false, images: [],
            videos: Array(repeating: clip, count: clips), audios: [], webhook: nil, language: "en")
    }

    /// Dollars a second, from contract/apimart.md 3.5, times five.
    @Test(arguments: [
        (VideoModel.face, VideoResolution.p480, Int64(496_000)), (.face, .p720, 1_068_000), (.face, .p1080, 2_500_000),
        (.standard, .p480, 330_000), (.standard, .p720, 710_000), (.standard, .p1080, 1_772_000),
        (.standard, .p2160, 3_610_000), (.fastFace, .p720, 1_068_000), (.mini, .p480, 330_000), (.next, .p720, 710_000),
    ])
    func fiveSecondsCostWhatTheContractSays(model: VideoModel, resolution: VideoResolution, cost: Int64) {
        #expect(PriceTable.contract.cost(of: Self.order(model, resolution), made: 5000, clips: 0) == cost)
    }

    @Test func everyModelHasAPriceInEveryResolutionThatItMakes() {
        for model in VideoModel.allCases {
            for resolution in model.resolutions {
                #expect(PriceTable.contract.cost(of: Self.order(model, resolution), made: 1000, clips: 0) > 0)
            }
        }
    }

    @Test func aModelsOwnPriceGoesBeforeItsClasss() {
        let prices = PriceTable.contract.replacing([.init("seedance-2.5", .p720): 1_000_000])
        #expect(prices.cost(of: Self.order(.next, .p720), made: 2000, clips: 0) == 2_000_000)
        #expect(prices.cost(of: Self.order(.standard, .p720), made: 2000, clips: 0) == 284_000)
    }

    @Test func clipsArePaidForWhereThereIsAPriceForThem() {
        let order = Self.order(.standard, .p720, clips: 1)
        #expect(PriceTable.contract.cost(of: order, made: 5000, clips: 3000) == 710_000)
        let prices = PriceTable.contract.replacing([.init("plain", .p720, hasClips: true): 100_000])
        #expect(prices.cost(of: order, made: 5000, clips: 3000) == 800_000)
        #expect(prices.cost(of: Self.order(.standard, .p720), made: 5000, clips: 0) == 710_000)
    }

    @Test func partsOfAMillionthAreRoundedUp() {
        let prices = PriceTable([.init("plain", .p480): 1])
        #expect(prices.cost(of: Self.order(.standard, .p480), made: 1, clips: 0) == 1)
        #expect(prices.cost(of: Self.order(.standard, .p480), made: 0, clips: 0) == 0)
    }

    @Test func theMostThatAnOrderCanCostIsThatOfItsLongestVideoAndClips() {
        #expect(PriceTable.contract.mostCost(of: Self.order(.next, .p720, seconds: nil)) == 30 * 142_000)
        #expect(PriceTable.contract.mostCost(of: Self.order(.next, .p720, seconds: 4)) == 4 * 142_000)
        let prices = PriceTable.free.replacing([.init("plain", .p720, hasClips: true): 100_000])
        #expect(prices.mostCost(of: Self.order(.standard, .p720, clips: 2)) == (5 + 16) * 100_000)
    }

    @Test("CVE-2026-71479: the dearest order can be counted") func theDearestOrderCanBeCounted() {
        let prices = PriceTable([.init("plain", .p720, hasClips: true): PriceTable.prices.upperBound])
        let cost = prices.mostCost(of: Self.order(.next, .p720, seconds: nil, clips: 1))
        #expect(cost == 61 * PriceTable.prices.upperBound && cost < Credit.most)
    }

    @Test(arguments: [
        ("12", Int64(12_000_000)), ("0.0992", 99_200), ("0.000001", 1), ("0", 0), ("9000000000", Credit.most),
    ])
    func amountsAreReadExactly(text: String, amount: Int64) {
        #expect(DollarAmount(text)?.microUSD == amount)
    }

    @Test(arguments: [
        "", ".", "1.", ".5", "-1", "+1", "1e3", "1,5", "0.0000001", "9000000000.000001", "99999999999", " 1",
    ])
    func whatIsNoAmountIsRefused(text: String) {
        #expect(DollarAmount(text) == nil)
    }

    @Test(arguments: [(Int64(12_500_000), "12.50"), (99_200, "0.0992"), (-1, "-0.000001"), (0, "0.00")])
    func amountsAreWrittenExactly(amount: Int64, text: String) {
        #expect(DollarAmount(microUSD: amount).description == text)
    }
}
