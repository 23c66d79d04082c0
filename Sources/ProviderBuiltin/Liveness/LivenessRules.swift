// SPDX-License-Identifier: Apache-2.0

/// The thresholds of a try. They were set from published figures, from the films of one calibration portrait
/// (obama2.jpg) and from the reasons given here, before the films that test them were measured.
struct LivenessRules: Sendable {
    /// The face's box over the picture's shorter side. dlib describes a face from 150 pixels, about one and a half
    /// boxes: a smaller one would be enlarged. At 480 pixels this is 86.
    var smallestFace = 0.18
    /// Variance of the Laplacian of the face at 128 pixels. The calibration portrait has 250 and more; out of focus by
    /// 4 pixels it has under 10. Cameras of phones and laptops lie far from both, so the middle is taken.
    var leastSharpness = 40.0
    /// Mean grey value below which the person is asked for more light. Only a hint: dark skin is no reason to refuse.
    var leastBrightness = 45.0

    /// A straight look: this long, without more movement than landmarks jitter (3 degrees either way was seen).
    var straightMilliseconds = 800
    var straightFrames = 5
    var straightYawRange = 7.0
    /// Of the face's middle, in face widths: the detector's box jumps by a tenth.
    var straightShift = 0.25
    /// dlib's five points of a straight look vary by faces: 13 degrees on the calibration portrait.
    var straightYaw = 20.0

    /// Degrees as the surface tracker sees them from the straight look on. It reads 25 degrees as 12 to 14 on the
    /// calibration portrait, whose films have a flatter nose than people; a turn must be seen well within that.
    var leastTurn = 9.0
    /// Within this the head is straight again: half of a turn and less.
    var centerTurn = 5.0
    var centerSqueeze = 0.95
    /// For the step `center` the head has to stay there.
    var centerMilliseconds = 300

    /// 75th percentile of the distance to the best plane, over the distance between the eyes' outer corners (1.8 of
    /// which make a face's width). Prints were published with up to 1.1 % of the face's width, that is 2.0 %; heads
    /// turned by 25 degrees in the calibration film have 4.5 %. The geometric middle leaves a factor of 1.5 both ways.
    var leastDepth = 0.03
    /// In so many frames of a turn: one may be a slip of the tracker's.
    var deepFrames = 2
    /// Depth counts with this share of the corners left, flatness with more: few corners on one cheek look flat.
    var cornersForDepth = 0.25
    var cornersForFlatness = 0.4
    /// A surface that was tilted so far and showed no depth is flat: 0.85 is the cosine of 32 degrees.
    var flatTurn = 14.0
    var flatSqueeze = 0.85
    /// A straight look with fewer corners left than this share takes new ones, when it is as straight as this.
    var cornersToRenew = 0.7
    var renewalTurn = 2.5

    /// Movement between two frames: so much at once, and so much a second. A turn of 25 degrees in 0.6 s has 63
    /// degrees a second at its fastest, 4 a frame; a cut from straight to turned has 12 at once and more.
    var turnAtOnce = 5.0
    var turnPerSecond = 80.0
    /// In face widths.
    var shiftAtOnce = 0.5
    var shiftPerSecond = 2.0
    /// After a longer gap than this the person looks straight again before the challenge goes on.
    var longestGap = 1000
    /// So long the tracker is followed although the detector loses the face in a turn.
    var longestLoss = 1500
    /// A turn or a look ahead counts only so long after the person was recognised: the detector may lose a face that is
    /// turned, but then it is still the same one.
    var longestUnrecognised = 300
    /// Several faces for so long: somebody walking past is no reason to refuse.
    var severalMilliseconds = 2000
    /// No camera gives the same picture twice, but a page may draw one twice.
    var repeatedMilliseconds = 2000

    /// Frames in a row that don't match (each frame that does takes half of one back), and how much farther than the configured threshold: single frames spread more
    /// than averages. Different people were published with 0.70 and more, turned heads with up to 0.45.
    var mismatches = 3
    var mismatchAllowance: Float = 0.1
}
