// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@Suite struct IDTests {
    private let time = Timestamp(seconds: 1_774_969_025)

    @Test func aTaskIDIsRead() {
        let id = TaskID.make(at: time)
        #expect(TaskID(parsing: id.rawValue) == id)
    }

    @Test(arguments: [
        "", "task_", "01KMCGF6BQGN3X28H3KSR50X5T", "task_x", "TASK_01KMCGF6BQGN3X28H3KSR50X5T", "task_' OR 1",
    ])
    func anythingElseIsNoTaskID(text: String) {
        #expect(TaskID(parsing: text) == nil)
    }

    @Test func vendorIDsCarryTheTime() {
        #expect(GroupID.make(at: time).rawValue.wholeMatch(of: /group-20260331145705-[0-9a-z]{5}/) != nil)
        #expect(AssetID.make(at: time).rawValue.wholeMatch(of: /asset-20260331145705-[0-9a-z]{5}/) != nil)
    }

    @Test(arguments: ["asset://asset-1", "Asset://asset-1", "ASSET://asset-1"])
    func anAssetsAddressIsReadInAnyLetterCase(address: String) {
        #expect(AssetID(address: address)?.rawValue == "asset-1")
    }

    @Test(arguments: ["", "asset://", "asset:/asset-1", "asset-1", "http://asset-1"])
    func otherTextIsNoAssetsAddress(text: String) {
        #expect(AssetID(address: text) == nil)
    }

    @Test func anAssetsAddressIsWhatIsRead() {
        let id = AssetID.make(at: time)
        #expect(AssetID(address: id.address) == id)
    }
}
