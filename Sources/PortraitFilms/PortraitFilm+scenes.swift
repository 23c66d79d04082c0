// SPDX-License-Identifier: Apache-2.0

internal import CPortraitFilms
import FaceAnalysis

extension PortraitFilm {
    /// Somebody turns the head. With another order, size, place or sharpness also what must not pass.
    package static func turningHead(of portrait: FilmPortrait, course: TurnCourse) -> Self {
        handHeld(seconds: course.seconds) { try portrait.turned(by: course.yaw(at: $0)) }
    }

    /// The same through a lens out of focus.
    /// - Parameter sigma: of the blur, in the film's pixels.
    package static func blurred(_ portrait: FilmPortrait, course: TurnCourse, sigma: Double = 5) -> Self {
        handHeld(seconds: course.seconds) { time in
            let sharp = try portrait.turned(by: course.yaw(at: time))
            return try Picture.drawn(width: sharp.width, height: sharp.height) { rgb in
                sharp.borrowed { cpf_blur($0, 2 * sigma, rgb) }
            }
        }
    }

    /// One frame again and again, not a bit differs.
    package static func frozen(_ portrait: FilmPortrait, seconds: Double) -> Self {
        PortraitFilm(seconds: seconds) { _ in try portrait.stage.halved(shift: (0, 0)) }
    }

    /// A photo before a camera that has noise, neither of them moving.
    package static func photo(_ portrait: FilmPortrait, seconds: Double) -> Self {
        PortraitFilm(seconds: seconds) { try portrait.stage.halved(shift: (0, 0)).withNoise(2, seed: $0) }
    }

    /// A print, held before the camera and tilted as the course says.
    /// - Parameter axis: degrees by which the axis in the print is slanted; 0 is vertical, 90 horizontal.
    package static func tiltedPrint(of portrait: FilmPortrait, axis: Double, course: TurnCourse) -> Self {
        handHeld(seconds: course.seconds) { time in
            try Picture.drawn(width: portrait.stage.width, height: portrait.stage.height) { rgb in
                portrait.stage.borrowed { cpf_tilt_print($0, axis, course.yaw(at: time), rgb) }
            }
        }
    }

    /// Two people side by side, both turning. Each fills half a frame.
    package static func twoPeople(_ one: FilmPortrait, _ other: FilmPortrait, course: TurnCourse) -> Self {
        handHeld(seconds: course.seconds) { time in
            let yaw = course.yaw(at: time)
            guard let scene = try one.turned(by: yaw).beside(other.turned(by: yaw)) else {
                throw PortraitFilmError.drawingFailed
            }
            return scene
        }
    }

    /// Somebody begins, and somebody else goes on from the middle of the film.
    package static func exchanged(_ one: FilmPortrait, for other: FilmPortrait, course: TurnCourse) -> Self {
        handHeld(seconds: course.seconds) { time in
            try (time < course.seconds / 2 ? one : other).turned(by: course.yaw(at: time))
        }
    }

    /// Nobody is there.
    package static func emptyRoom(seconds: Double) -> Self {
        handHeld(seconds: seconds) { _ in
            try Picture.drawn(width: 2 * width, height: 2 * height) {
                cpf_room(Int32(2 * width), Int32(2 * height), $0)
            }
        }
    }
}
