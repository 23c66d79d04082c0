// SPDX-License-Identifier: Apache-2.0

import LikenessCore

extension CameraMove {
    /// Interpolates between pixels, so that a slow move doesn't tremble as one in whole pixels does. At the whole
    /// picture it changes nothing.
    func filter(frames: Int) -> String {
        // The filter counts frames from 1.
        let part = "(on-1)/\(max(1, frames - 1))"
        func course(_ from: Double, _ to: Double) -> String {
            "(\(FilterText.number(from))+\(FilterText.number(to - from))*\(part))"
        }
        let zoom = course(from.zoom, to.zoom)
        let left = "(W-W/\(zoom))*\(course(from.x, to.x))"
        let top = "(H-H/\(zoom))*\(course(from.y, to.y))"
        let (right, bottom) = ("\(left)+W/\(zoom)", "\(top)+H/\(zoom)")
        let corners = [(left, top), (right, top), (left, bottom), (right, bottom)]
        let values = corners.enumerated().map { "x\($0)=\($1.0):y\($0)=\($1.1)" }
        return "perspective=\(values.joined(separator: ":")):eval=frame"
    }
}

extension Backdrop {
    func source(_ size: PixelSize, frames: Int) -> String {
        let names = colours.enumerated().map { index, colour in
            let digits = String(colour, radix: 16)
            return "c\(index)=0x\(String(repeating: "0", count: max(0, 6 - digits.count)))\(digits)"
        }
        return "gradients=s=\(size.width)x\(size.height):r=\(Timetable.framesPerSecond):n=\(colours.count)"
            + ":\(names.joined(separator: ":")):seed=\(seed):speed=0.02:d=\(FilterText.seconds(frames))"
            + ",scale=out_color_matrix=bt709:out_range=tv,setsar=1,format=yuv420p,trim=end_frame=\(frames)"
    }
}

extension Ambience {
    func source(seconds: Double, rate: Int) -> String {
        let share = FilterText.number(level / Double(max(1, tones.count)))
        let voices = tones.map { tone in
            "\(share)*sin(2*PI*\(FilterText.number(tone.frequency))*t)"
                + "*(0.6+0.4*sin(2*PI*\(FilterText.number(tone.swell))*t))"
        }
        let fade = FilterText.number(seconds / 8)
        return "aevalsrc=\(voices.joined(separator: "+")):s=\(rate):d=\(FilterText.number(seconds))"
            + ",aformat=channel_layouts=mono,afade=t=in:d=\(fade),"
            + "afade=t=out:d=\(fade):st=\(FilterText.number(seconds * 7 / 8))"
    }
}
