// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// A storyboard as ffmpeg's inputs and filter graph. Its outputs are `[movie]`, `[sound]`, `[thumbnail]` and `[last]`.
struct FilterGraph {
    enum Input: Equatable {
        /// An index in the job's images.
        case picture(Int)
        /// An index in the job's videos, played again and again for so many frames.
        case clip(Int, frames: Int)
        /// An index in the job's audios, cut after so many frames.
        case audio(Int, frames: Int)
    }

    /// The frame of the film that is its thumbnail: early, so that it carries the label too.
    static let thumbnailFrame = 12

    let storyboard: Storyboard
    /// In the order of ffmpeg's `-i`.
    private(set) var inputs: [Input] = []
    private var chains: [String] = []

    /// - Parameter texts: where the words to be drawn lie as files; none of them is ever part of the graph.
    init(_ storyboard: Storyboard, texts: FilmTexts) {
        self.storyboard = storyboard
        let shots = storyboard.shots.indices.map { shot($0) }
        let film = joined(shots)
        let lettering = Lettering(storyboard, texts: texts)
        chains.append(lettering.timeLine + "[line]")
        let drawing = [lettering.timeLineOverlay] + lettering.filters + [Self.colours]
        chains.append("\(film)[line]\(drawing.joined(separator: ",")),split=3[whole][early][late]")
        // Its end is set here: ffmpeg's -frames:v would end the sound too, wherever that is just then.
        chains.append("[whole]trim=end_frame=\(storyboard.frames)[movie]")
        chains.append("[early]select=eq(n\\,\(Self.thumbnailFrame)),\(Self.toScreen("yuvj420p"))[thumbnail]")
        chains.append("[late]select=eq(n\\,\(storyboard.frames - 1)),\(Self.toScreen("rgb24"))[last]")
        addSound()
    }

    /// The graph, for `-filter_complex`.
    var text: String { chains.joined(separator: ";") }

    private static let colours =
        "format=yuv420p,setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709"

    /// Still pictures have the full range of values.
    private static func toScreen(_ format: String) -> String {
        let matrix = format == "yuvj420p" ? ":out_color_matrix=bt601" : ""
        return "scale=in_color_matrix=bt709:in_range=tv:out_range=pc\(matrix),format=\(format)"
    }

    /// The chain of one shot.
    /// - Returns: its label.
    private mutating func shot(_ index: Int) -> String {
        let shot = storyboard.shots[index]
        let count = shot.span.count
        switch shot.scene {
        case .backdrop(let backdrop):
            chains.append("\(backdrop.source(storyboard.size, frames: count)),\(Self.clock)[s\(index)]")
        case .pictures(let pictures, let move):
            let tiles = Mosaic.tiles(pictures.count, on: storyboard.size)
            let page = zip(pictures, tiles).map { self.tile($0, $1.size, frames: count) }
            let stack =
                tiles.count == 1
                ? "" : "xstack=inputs=\(tiles.count):layout=\(tiles.map { "\($0.x)_\($0.y)" }.joined(separator: "|")),"
            chains.append("\(page.joined())\(stack)\(move.filter(frames: count)),\(Self.clock)[s\(index)]")
        }
        return "[s\(index)]"
    }

    /// A picture at the size of its tile, for as long as its shot.
    private mutating func tile(_ picture: Storyboard.Picture, _ size: PixelSize, frames: Int) -> String {
        let input = inputs.count
        let label = "[t\(input)]"
        switch picture {
        case .image(let index):
            inputs.append(.picture(index))
            chains.append("[\(input):v]\(Self.cover(size)),loop=\(frames - 1):1:0,\(Self.clock)\(label)")
        case .clip(let index):
            inputs.append(.clip(index, frames: frames))
            // A clip that ends early, whatever its header says, holds its last frame.
            chains.append(
                "[\(input):v]setpts=PTS-STARTPTS,fps=\(Timetable.framesPerSecond),scale=iw*sar:ih,\(Self.cover(size)),"
                    + "tpad=stop=-1:stop_mode=clone,trim=end_frame=\(frames),\(Self.clock)\(label)")
        }
        return label
    }

    private static let clock = "settb=1/\(Timetable.framesPerSecond),setpts=N"

    /// Scaled to cover. Of the width the middle is kept; of the height more above than below, where faces are.
    private static func cover(_ size: PixelSize) -> String {
        "scale=\(size.width):\(size.height):force_original_aspect_ratio=increase:flags=bicubic"
            + ":out_color_matrix=bt709:out_range=tv,crop=\(size.width):\(size.height):(iw-ow)/2:(ih-oh)/4,setsar=1,format=yuv420p"
    }

    /// The shots one after another.
    /// - Returns: the film's label.
    private mutating func joined(_ shots: [String]) -> String {
        guard storyboard.fade > 0 else {
            chains.append("\(shots.joined())concat=n=\(shots.count):v=1:a=0,\(Self.clock)[film]")
            return "[film]"
        }
        var film = shots.first ?? ""
        for (index, next) in shots.enumerated().dropFirst() {
            let offset = FilterText.seconds(storyboard.shots[index].span.lowerBound)
            let fade = FilterText.seconds(storyboard.fade)
            chains.append("\(film)\(next)xfade=transition=fade:duration=\(fade):offset=\(offset)[x\(index)]")
            film = "[x\(index)]"
        }
        return film
    }
}

extension FilterGraph {
    private static let rate = 48_000

    /// Layers mixed as they are, then exactly as long as the film. Mono, as the vendor's (contract/ark.md 4.2).
    private mutating func addSound() {
        let soundtrack = storyboard.soundtrack
        let layers = soundtrack.layers.enumerated().map { layer($1, label: "[l\($0)]") }
        let length = FilterText.seconds(storyboard.frames)
        let ambience = soundtrack.ambience?.source(seconds: storyboard.seconds, rate: Self.rate)
        let ground = ambience ?? "anullsrc=r=\(Self.rate):cl=mono:d=\(length)"
        chains.append("\(ground)[ground]")
        let all = ["[ground]"] + layers
        chains.append(
            "\(all.joined())amix=inputs=\(all.count):normalize=0:duration=first,alimiter=limit=0.95:level=0,apad,"
                + "atrim=end=\(length)[sound]")
    }

    private mutating func layer(_ layer: Soundtrack.Layer, label: String) -> String {
        let input = input(of: layer)
        let length = FilterText.seconds(layer.span.count)
        let fade = min(0.3, storyboard.seconds / 10)
        let start = layer.span.lowerBound * 1000 / Timetable.framesPerSecond
        chains.append(
            "[\(input):a]aresample=\(Self.rate),aformat=sample_fmts=fltp:channel_layouts=mono,"
                + "asetpts=PTS-STARTPTS,atrim=end=\(length),afade=t=out:d=\(FilterText.number(fade)):"
                + "st=\(FilterText.number(Double(layer.span.count) / 24 - fade)),adelay=\(start):all=1\(label)")
        return label
    }

    /// A clip is already there for its picture.
    private mutating func input(of layer: Soundtrack.Layer) -> Int {
        switch layer.source {
        case .audio(let index):
            inputs.append(.audio(index, frames: layer.span.count))
            return inputs.count - 1
        case .clip(let index):
            return inputs.firstIndex { if case .clip(index, _) = $0 { true } else { false } } ?? 0
        }
    }
}
