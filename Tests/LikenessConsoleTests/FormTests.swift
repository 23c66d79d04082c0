// SPDX-License-Identifier: Apache-2.0

import EngineTesting
import HTTPTypes
import LikenessCore
import LikenessEngine
import LikenessTesting
import Testing

@testable import LikenessConsole

@Suite struct FormTests {
    private let long = String(repeating: "x", count: 65)

    @Test func aProjectIsCheckedAndStaysAsTyped() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post("/console/start", [("project", long)])
            #expect(answer.status == 422 && answer.text.contains(long))
            #expect(answer.text.contains(#"data-test="problem">A project"#))
        }
    }

    @Test func anOperatorMustChooseAnAccountFirst() async throws {
        try await ConsoleBench.with { console in
            _ = try await console.engine.accounts.createKey(accountNamed: "other")
            let visitor = try await console.operatorSignsIn()
            #expect(try await visitor.get("/console/start").text.contains(#"data-test="needs-account""#))
            let answer = try await visitor.post("/console/start", [("project", "default")])
            #expect(answer.status == 422 && answer.text.contains("Choose an account first."))
        }
    }

    @Test func withOneAccountThereIsNothingToChoose() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.operatorSignsIn()
            #expect(try await !visitor.get("/console/start").text.contains(#"data-test="needs-account""#))
            #expect(try await visitor.post("/console/start", [("project", "default")]).status == 303)
        }
    }

    @Test func namesAreCheckedAndStayAsTyped() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            for path in ["/console/assets/\(asset.id)/name", "/console/people/\(asset.group)/name"] {
                let answer = try await visitor.post(path, [("name", long)])
                #expect(answer.status == 422 && answer.text.contains(long), "\(path)")
                #expect(answer.text.contains(#"aria-describedby="name-problem""#))
            }
            #expect(try await visitor.post("/console/assets/\(asset.id)/name", [("name", "Ada")]).status == 303)
            #expect(try await visitor.get("/console/assets/\(asset.id)").text.contains("<h1>Ada</h1>"))
        }
    }

    @Test func aNameIsOneLineOfText() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            for path in ["/console/assets/\(asset.id)/name", "/console/people/\(asset.group)/name"] {
                let answer = try await visitor.post(path, [("name", "a\u{7}b")])
                #expect(answer.status == 422 && answer.text.contains("without control characters"), "\(path)")
            }
            let key = try await visitor.post("/console/keys", [("label", "a\u{7}b")])
            #expect(key.status == 422 && key.text.contains(#"id="label-problem">A name is one line"#))
        }
    }

    @Test func aChoiceThatIsNotOfferedIsRefused() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post(
                "/console/start/\(asset.group)/videos",
                [
                    ("prompt", "x"), ("asset", asset.id.rawValue), ("seconds", "5"), ("model", "evil"),
                    ("resolution", "9k"), ("ratio", "7:7"),
                ])
            #expect(answer.status == 422)
            for name in ["model", "resolution", "ratio"] {
                #expect(answer.text.contains(#"id="\#(name)-problem">Choose one of these."#), "\(name)")
            }
            #expect(try await console.engine.oversight.videos(of: asset.group, before: nil, limit: 1).isEmpty)
        }
    }

    @Test func theAddressOfAFormLeadsToItsPage() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            for (form, page) in [
                ("/console/start/group-1/videos", "/console/start/group-1"),
                ("/console/people/group-1/name", "/console/people/group-1"),
                ("/console/keys/k/revoke", "/console/keys"),
                ("/console/account", "/console/overview"),
            ] {
                let answer = try await visitor.get(form)
                #expect(answer.status == 303 && answer.location == page, "\(form)")
            }
        }
    }

    @Test func nothingCanBeAddedForAPersonWhoHasWithdrawn() async throws {
        try await ConsoleBench.with { console in
            let (group, _) = try await console.bench.makePersonWithPhoto(console.engine)
            let visitor = try await console.accountSignsIn()
            let path = "/console/start/\(group)"
            let before = try await visitor.get(path).text
            #expect(before.contains(#"data-test="picker""#) && before.contains(#"data-test="order""#))
            _ = try await console.engine.consents.withdraw(group, by: console.bench.principal)
            let page = try await visitor.get(path).text
            #expect(page.contains(#"data-test="withdrawn""#))
            #expect(!page.contains(#"data-test="picker""#) && !page.contains(#"data-test="order""#))
            let answer = try await visitor.post(
                path + "/reviews", [("url", "https://a.example/b.jpg"), ("name", "b")])
            #expect(answer.status == 422 && answer.text.contains("The person has withdrawn their consent."))
            #expect(try await !visitor.get("/console/start").text.contains(#"href="\#(path)""#))
        }
    }

    @Test func aVideosFormSaysWhatIsWrongWhereAndKeepsTheRest() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            let path = "/console/start/\(asset.group)/videos"
            let answer = try await visitor.post(
                path,
                [("prompt", "She waves"), ("seconds", "99"), ("model", "seedance-2.0-fast"), ("resolution", "4k")])
            #expect(answer.status == 422 && answer.text.contains(">She waves</textarea>"))
            #expect(answer.text.contains(#"value="99""#))
            #expect(answer.text.contains(#"data-test="seconds-problem">This model makes 4–15 seconds"#))
            #expect(answer.text.contains("This model does not make that resolution."))
            #expect(answer.text.contains(#"data-test="assets-problem""#))
            #expect(answer.text.contains("<option selected>seedance-2.0-fast</option>"))
            // Where the script asks for news: the form's own address can't be read.
            #expect(answer.text.contains(#"data-page="/console/start/\#(asset.group)""#))
            let empty = try await visitor.post(path, [("asset", asset.id.rawValue), ("seconds", "5")])
            #expect(empty.text.contains(#"data-test="prompt-problem""#))
        }
    }

    @Test func aGoodFormOrdersAVideoOfThatAccount() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            let fields = [
                ("prompt", "She waves & smiles"), ("asset", asset.id.rawValue), ("model", "seedance-2.0"),
                ("seconds", "4"), ("resolution", "480p"), ("ratio", "9:16"),
            ]
            let answer = try await visitor.post("/console/start/\(asset.group)/videos", fields)
            #expect(answer.status == 303 && answer.location == "/console/start/\(asset.group)#video")
            let video = try #require(
                try await console.engine.oversight.videos(of: asset.group, before: nil, limit: 1).first)
            guard case .video(let order) = video.input else { throw UnexpectedThing() }
            #expect(order.prompt == "She waves & smiles" && order.seconds == 4 && order.ratio == .tall)
            #expect(video.account == asset.account)
            let page = try await visitor.get("/console/start/\(asset.group)?reuse=\(video.id)").text
            #expect(page.contains(">She waves &amp; smiles</textarea>"))
        }
    }

    @Test func anAssetOfAnotherGroupIsNotTaken() async throws {
        try await ConsoleBench.with { console in
            let (asset, other) = (try await console.addAsset("photo"), try await console.addAsset("other"))
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post(
                "/console/start/\(asset.group)/videos",
                [("prompt", "x"), ("asset", other.id.rawValue), ("seconds", "5")])
            #expect(answer.status == 422 && answer.text.contains(#"data-test="assets-problem""#))
        }
    }

    @Test func aKeyIsShownOnceAndStops() async throws {
        try await ConsoleBench.with { console in
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post("/console/keys")
            let key = try #require(answer.text.firstMatch(of: #/data-test="new-key">(sk-[^<]+)</#)).1
            #expect(try await !visitor.get("/console/keys").text.contains(key))
            let made = try #require(try await console.engine.oversight.key(Secret(String(key))))
            #expect(made.account == console.bench.principal.account)
            #expect(try await visitor.post("/console/keys/\(made.id)/revoke").status == 303)
            #expect(try await console.engine.oversight.key(Secret(String(key))) == nil)
        }
    }

    @Test func anAccountMakesKeysForItselfOnly() async throws {
        try await ConsoleBench.with { console in
            _ = try await console.bench.stranger()
            let visitor = try await console.accountSignsIn()
            let answer = try await visitor.post("/console/keys", [("account", "stranger")])
            #expect(answer.text.contains("<strong>acme</strong>"))
        }
    }

    @Test func deletingAsksAndSaysWhatItDoes() async throws {
        try await ConsoleBench.with { console in
            let asset = try await console.addAsset("photo")
            let visitor = try await console.accountSignsIn()
            let page = try await visitor.get("/console/people/\(asset.group)").text
            #expect(page.contains("all assets (1 shown here)"))
            #expect(try await visitor.post("/console/assets/\(asset.id)/delete").location == "/console/assets")
            #expect(try await visitor.get("/console/assets/\(asset.id)").status == 404)
            #expect(try await visitor.post("/console/people/\(asset.group)/delete").status == 303)
            #expect(try await visitor.get("/console/people/\(asset.group)").status == 404)
        }
    }

    @Test func aFileOfAnUnknownFormatIsRefusedInWords() async throws {
        try await ConsoleBench.with { console in
            let group = try await console.bench.makePerson(console.engine)
            let visitor = try await console.accountSignsIn()
            var headers = visitor.headers
            headers[Entrance.tokenHeader] = visitor.csrf
            let answer = try await console.send(
                .post, "/console/start/\(group)/files?name=a.txt", headers, Array("hello, this is no picture".utf8))
            #expect(answer.status == 415 && answer.text.contains("This format is not taken"))
        }
    }
}
