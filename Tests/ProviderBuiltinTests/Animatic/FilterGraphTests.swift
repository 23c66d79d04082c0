// SPDX-License-Identifier: Apache-2.0

import LikenessCore
import Testing

@testable import ProviderBuiltin

@Suite struct FilterGraphTests {
    private let texts = FilmTexts(directory: "/films")

    @Test func thePromptIsNeverPartOfTheGraph() {
        let job = SampleOrder(prompt: "zebra',[x]null;drawtext=text='zebra'").job(images: [.imagined()])
        let graph = FilterGraph(Storyboard(job), texts: texts)
        #expect(!graph.text.contains("zebra"))
        #expect(graph.text.contains("textfile=/films/caption-0-0.txt"))
    }

    @Test func eachReferenceIsOneInput() {
        let clip = ResolvedReference.imagined(.video, seconds: 5, hasAudio: true)
        let job = SampleOrder(seconds: 6).job(images: [.imagined(), .imagined()], videos: [clip])
        let graph = FilterGraph(Storyboard(job), texts: texts)
        #expect(graph.inputs.count == 3)
        #expect(graph.inputs.prefix(2) == [.picture(0), .picture(1)])
        #expect(graph.text.contains("[2:v]") && graph.text.contains("[2:a]"))
    }

    @Test func aFolderWithAnyNameIsTakenAsItIs() {
        #expect(FilterText.escaped("/a b/it's:[1],;\\.txt") == #"/a b/it\\\'s\\:\[1\]\,\;\\\\.txt"#)
    }

    @Test func numbersAreShort() {
        #expect(FilterText.number(0.5) == "0.5")
        #expect(FilterText.number(2) == "2")
        #expect(FilterText.seconds(55) == "2.291667")
    }

    @Test func aStrangersFileIsReadByItsOwnDemuxerOnly() {
        let clip = ResolvedReference.imagined(.video, seconds: 5)
        let graph = FilterGraph(Storyboard(SampleOrder().job(videos: [clip])), texts: texts)
        let command = RenderCommand(
            graph: graph, images: [], videos: [.init(clip)], audios: [], provenance: "{}",
            files: FilmFiles(movie: "m.mp4", thumbnail: "t.jpg", lastFrame: "l.png"))
        let input = command.arguments.prefix { $0 != "-filter_complex" }
        #expect(
            Array(input) == [
                "-protocol_whitelist", "file,pipe", "-max_pixels", "36000000", "-stream_loop", "-1", "-t", "4.041667",
                "-f", "mov", "-i",
                "nowhere",
            ])
    }
}
