// SPDX-License-Identifier: Apache-2.0

import LikenessCore

/// The course of a try: measurements go in, progress and a verdict come out. It sees no pictures and has no clock.
///
/// The person first looks straight for a moment, which says who it is and what turns are measured from. Then each step
/// is asked for by itself: a turn counts when the surface that is followed since the straight look turned to that side
/// and left its plane; straight means back where it was. A turn to the other side ends the try.
struct LivenessCourse: Sendable {
    enum Phase: Equatable {
        case settling, following
    }

    private let challenge: [ChallengeStep]
    private let rules: LivenessRules
    private(set) var phase = Phase.settling
    private var step = 0
    private var hint = LivenessProgress.Hint.noFace
    private var stepProgress = 0
    private var clock: TryClock
    private var look: StraightLook
    private var turns: TurnWatch
    private var person: PersonWatch
    private var movement: MovementWatch
    /// Frames until a jump is told; before that, somebody else may be recognised.
    private var untilJumpIsTold: Int?
    private var severalSince: Int?
    private var centeredSince: Int?
    private var lastFaceAt: Int?
    private var recognisedAt: Int?
    private var lastAt: Int?
    /// Whether any frame so far showed a face.
    private(set) var hasSeenFace = false
    /// Set when the surface is to be followed from the frame just taken.
    private(set) var wantsAnchor = false

    init(challenge: [ChallengeStep], rules: LivenessRules, limits: LivenessLimits, threshold: Double, now: Timestamp) {
        self.challenge = challenge
        self.rules = rules
        self.clock = TryClock(limits: limits, begunAt: now)
        self.look = StraightLook(rules: rules)
        self.turns = TurnWatch(rules: rules)
        self.person = PersonWatch(rules: rules, threshold: threshold)
        self.movement = MovementWatch(rules: rules)
    }

    var verdict: LivenessVerdict {
        .continuing(
            LivenessProgress(step: step, stepCount: challenge.count, hint: hint, stepProgress: stepProgress))
    }

    /// Why the try is over by the clock alone.
    func failure(now: Timestamp) -> VerificationFailure? {
        clock.failure(now: now, otherwise: unfinished)
    }

    mutating func take(_ measurement: FrameMeasurement, now: Timestamp) -> LivenessVerdict {
        wantsAnchor = false
        if measurement.content != .noFace { hasSeenFace = true }
        let problem = FrameProblem(measurement, rules: rules)
        clock.note(problem, now: now)
        if let failure = refusal(of: measurement) ?? clock.failure(now: now, otherwise: unfinished) {
            return .failed(failure)
        }
        guard untilJumpIsTold == nil else { return verdict }
        say(problem, of: measurement)
        defer { lastAt = measurement.capturedAt }
        switch phase {
        case .settling:
            return settle(measurement, problem, now: now)
        case .following:
            return follow(measurement, problem, now: now)
        }
    }
}

// What ends a try at once, whatever step it is at.
extension LivenessCourse {
    private mutating func refusal(of measurement: FrameMeasurement) -> VerificationFailure? {
        if hasSeveral(measurement) { return .severalFaces }
        if let face = measurement.face, person.isSomebodyElse(face) { return .differentPerson }
        if let frames = untilJumpIsTold {
            untilJumpIsTold = frames - 1
            return frames == 1 ? .jumpyMovement : nil
        }
        if phase == .following, movement.jumps(measurement) { untilJumpIsTold = rules.mismatches }
        return nil
    }

    private mutating func hasSeveral(_ measurement: FrameMeasurement) -> Bool {
        guard measurement.content == .severalFaces else {
            severalSince = nil
            return false
        }
        let since = severalSince ?? measurement.capturedAt
        severalSince = since
        return measurement.capturedAt - since >= rules.severalMilliseconds
    }

    /// Why a step was not done in time by somebody who was there.
    private var unfinished: VerificationFailure {
        guard phase == .following else { return .tooSlow }
        if turns.looksFlat { return .flatImage }
        return turns.hasMoved ? .tooSlow : .stillImage
    }
}

// The straight look before the first step, and again whenever the surface was lost.
extension LivenessCourse {
    private mutating func settle(
        _ measurement: FrameMeasurement, _ problem: FrameProblem?, now: Timestamp
    ) -> LivenessVerdict {
        guard problem == nil, let face = measurement.face,
            let faces = look.take(face, at: measurement.capturedAt)
        else { return verdict }
        guard person.begin(with: faces) else { return .failed(.differentPerson) }
        if !clock.hasBegunSteps { clock.beginStep(now: now) }
        anchor(at: measurement.capturedAt)
        phase = .following
        lastFaceAt = measurement.capturedAt
        recognisedAt = measurement.capturedAt
        return verdict
    }

    private mutating func anchor(at capturedAt: Int) {
        wantsAnchor = true
        turns = TurnWatch(rules: rules, hasMoved: turns.hasMoved)
        movement.renew(at: capturedAt)
    }

    private mutating func settleAgain() {
        phase = .settling
        look = StraightLook(rules: rules)
        centeredSince = nil
        stepProgress = 0
    }
}

// The steps of the challenge.
extension LivenessCourse {
    private mutating func follow(
        _ measurement: FrameMeasurement, _ problem: FrameProblem?, now: Timestamp
    ) -> LivenessVerdict {
        guard let surface = measurement.surface, !isLost(measurement) else {
            settleAgain()
            return verdict
        }
        let isRecognised = isRecognised(measurement)
        let event = turns.take(surface, isRecognised: isRecognised)
        switch event {
        case .flat: return .failed(.flatImage)
        case .left, .right:
            guard challenge[step] == (event == .left ? .left : .right) else { return .failed(.wrongOrder) }
            return advance(now: now)
        case nil: break
        }
        if isRecognised, turns.isStraight(surface) { lookStraight(measurement, surface, problem) }
        guard challenge[step] == .center else {
            noteTurn(surface)
            return verdict
        }
        let isDone = isCentered(surface, isRecognised: isRecognised, at: measurement.capturedAt)
        return isDone ? advance(now: now) : verdict
    }

    /// Whether the surface is the person's. A face that the detector has just lost is; one among several is not.
    private mutating func isRecognised(_ measurement: FrameMeasurement) -> Bool {
        switch measurement.content {
        case .severalFaces: return false
        case .noFace: return measurement.capturedAt - (recognisedAt ?? .min / 2) <= rules.longestUnrecognised
        case .face(let face):
            guard person.recognises(face) else { return false }
            recognisedAt = measurement.capturedAt
            return true
        }
    }

    private mutating func isLost(_ measurement: FrameMeasurement) -> Bool {
        let now = measurement.capturedAt
        if measurement.face != nil { lastFaceAt = now }
        return now - (lastAt ?? now) > rules.longestGap || now - (lastFaceAt ?? now) > rules.longestLoss
    }

    /// Straight again: the face goes into the template, and worn-out corners are renewed.
    private mutating func lookStraight(
        _ measurement: FrameMeasurement, _ surface: SurfaceMeasurement, _ problem: FrameProblem?
    ) {
        guard problem == nil, let face = measurement.face else { return }
        person.addStraight(face)
        guard surface.cornersLeft < rules.cornersToRenew, abs(surface.turn ?? .infinity) <= rules.renewalTurn else {
            return
        }
        anchor(at: measurement.capturedAt)
    }

    private mutating func isCentered(
        _ surface: SurfaceMeasurement, isRecognised: Bool, at capturedAt: Int
    ) -> Bool {
        guard isRecognised, turns.isStraight(surface) else {
            centeredSince = nil
            stepProgress = 0
            return false
        }
        let since = centeredSince ?? capturedAt
        centeredSince = since
        stepProgress = min(99, 100 * (capturedAt - since) / rules.centerMilliseconds)
        return capturedAt - since >= rules.centerMilliseconds
    }

    private mutating func noteTurn(_ surface: SurfaceMeasurement) {
        let turn = (surface.turn ?? 0) * (challenge[step] == .left ? 1 : -1)
        stepProgress = max(0, min(99, Int(100 * turn / rules.leastTurn)))
        if hint == .good, !turns.isStraight(surface) { hint = .turnFurther }
    }

    private mutating func advance(now: Timestamp) -> LivenessVerdict {
        step += 1
        stepProgress = 0
        centeredSince = nil
        clock.beginStep(now: now)
        turns.forgetMovement()
        guard step == challenge.count else { return verdict }
        guard let template = person.template else { return .failed(.noFace) }
        return .passed(template)
    }

    private mutating func say(_ problem: FrameProblem?, of measurement: FrameMeasurement) {
        if let problem {
            hint = problem.hint
        } else if let face = measurement.face, face.brightness < rules.leastBrightness {
            hint = .moreLight
        } else if phase == .settling {
            hint = abs(measurement.face?.yaw ?? 0) > rules.straightYaw ? .centerFace : .holdStill
        } else {
            hint = .good
        }
    }
}
