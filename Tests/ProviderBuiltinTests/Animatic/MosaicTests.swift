// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import ProviderBuiltin

@Suite struct MosaicTests {
    @Test(arguments: 1...14, [PixelSize(864, 496), PixelSize(834, 1112), PixelSize(1470, 630)])
    func tilesFillThePageWithEvenSides(count: Int, page: PixelSize) {
        let tiles = Mosaic.tiles(count, on: page)
        #expect(tiles.count == count)
        #expect(tiles.reduce(0) { $0 + $1.size.width * $1.size.height } == page.width * page.height)
        for tile in tiles {
            #expect([tile.x, tile.y, tile.size.width, tile.size.height].allSatisfy { $0 % 2 == 0 && $0 >= 0 })
        }
    }

    @Test func aWidePageHasItsTilesSideBySide() {
        #expect(Mosaic.tiles(2, on: PixelSize(864, 496)).map(\.y) == [0, 0])
        #expect(Mosaic.tiles(2, on: PixelSize(496, 864)).map(\.x) == [0, 0])
    }
}
