// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import VolcengineSigner

extension SignatureVector {
    private static let signedHeaders = "content-type;host;x-content-sha256;x-date"
    private static let fake = VolcengineSigner.Credentials(accessKey: "fake-ak", secretKey: Secret("fake-sk"))

    private static func query(_ action: String) -> [SignableRequest.Field] {
        [.init("Action", action), .init("Version", "2024-01-01")]
    }

    static let all = [plain, chinese, temporary, encoded, repeated]

    static let plain = SignatureVector(
        name: "A", host: "ark.ap-southeast-1.byteplusapi.com", region: "ap-southeast-1",
        query: query("CreateVisualValidateSession"),
        body: #"{"CallbackURL":"https://gw.example.com/cb?sid=s1","ProjectName":"default"}"#,
        credentials: .init(accessKey: "AKEXAMPLEEXAMPLEEXAMPLE", secretKey: Secret("SKexampleSKexampleSKexample==")),
        moment: Timestamp(seconds: 1_785_576_600), signedHeaders: signedHeaders,
        signature: "eb5330b8945be4d67ddeb814c9c37755c8272f10b6631109d544e5055c356165")

    static let chinese = SignatureVector(
        name: "B: UTF-8", host: "ark.ap-southeast-1.byteplusapi.com", region: "ap-southeast-1",
        query: query("CreateAsset"), contentType: "application/json; charset=utf-8",
        body: #"{"AssetType":"Image","GroupId":"group-20260331145705-xxxxx","Name":"portrait 测试","#
            + #""URL":"https://example.com/a%20b.png?x=1&y=2"}"#,
        credentials: fake, moment: Timestamp(seconds: 1_791_372_153), signedHeaders: signedHeaders,
        signature: "bda2506f03d951f9588d4c3f98d7f04036f53cae53d4e5622324ce231b57534c")

    static let temporary = SignatureVector(
        name: "C: temporary credentials", host: "ark.cn-beijing.volcengineapi.com", region: "cn-beijing",
        query: query("GetVisualValidateResult"), body: #"{"BytedToken":"2026070222152680501D985EA34A3BE3D8"}"#,
        credentials: .init(
            accessKey: "fake-ak", secretKey: Secret("fake-sk"), sessionToken: Secret("sts-token/with+chars==")),
        moment: Timestamp(seconds: 1_798_761_599), signedHeaders: signedHeaders + ";x-security-token",
        signature: "2747f8e3219e7e4047c565a701cb59ee44436f3b10fba17ca0c134445a33f8c7")

    static let encoded = SignatureVector(
        name: "D: what must be encoded", host: "ark.cn-beijing.volcengineapi.com", region: "cn-beijing",
        query: [.init("Version", "2024-01-01"), .init("Action", "ListAssets"), .init("X Extra", "a b*c'(d)/e~f")],
        body: "{}", credentials: fake, moment: Timestamp(seconds: 1_791_372_153), signedHeaders: signedHeaders,
        signature: "4db9bd8a7a91cb9a13583873becca3c058ce380bab209b80727eeea18459ab44")

    static let repeated = SignatureVector(
        name: "E: repeated names", host: "ark.ap-southeast-1.byteplusapi.com", region: "ap-southeast-1",
        query: [
            .init("Version", "2024-01-01"), .init("Action", "GetAsset"), .init("Filter", "a b"),
            .init("Filter", "a+b"),
        ],
        body: #"{"Id":"asset-1","ProjectName":"project3"}"#,
        credentials: .init(accessKey: "test-ak", secretKey: Secret("test-secret")),
        moment: Timestamp(seconds: 1_785_328_496), signedHeaders: signedHeaders,
        signature: "15b9c14125104cf5670559249a95d6cb85595bb56a70cbe5037ac1c302b223fc")
}
