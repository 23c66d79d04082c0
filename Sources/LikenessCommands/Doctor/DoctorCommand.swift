// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import LikenessCore
import LikenessServer
import ProviderArk

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Look at what a server needs, and say how to mend what is wrong.",
        discussion: """
            Examples: likeness doctor
                      likeness doctor --live ark --person --patient

            It looks at the data folder, the disk, the clock, models and programs, the database and the bucket, the
            port, the address for phones, and the accounts with providers. `advice` leaves the exit code 0.

            --live ark asks the vendor, with your account, what its documents leave open: one line a check. What a
            check makes, it deletes. Checks that need a person, half an hour, a paid video or a public picture are
            left out until you offer them.
            """)

    enum Upstream: String, ExpressibleByArgument, CaseIterable {
        case ark
    }

    @OptionGroup var options: ConfigurationOptions

    @OptionGroup var output: OutputOptions

    @Option(help: "Probe a live account: ark.")
    var live: Upstream?

    @Option(help: "Only these checks of the probe: \(ProbeCheck.allCases.map(\.rawValue).joined(separator: ", ")).")
    var check: [ProbeCheck] = []

    @Flag(help: "Somebody is here to open links on a phone.")
    var person = false

    @Flag(help: "Checks may wait for half an hour.")
    var patient = false

    @Flag(help: "One video may be paid for.")
    var spend = false

    @Option(help: "A public address of any picture.")
    var picture: String?

    @Option(help: "A public address of a picture of 30.5 million bytes.")
    var largePicture: String?

    @Option(help: "A public address of a picture without a face.")
    var facelessPicture: String?

    @Option(help: "A public address of a picture with several faces.")
    var crowdPicture: String?

    func run() async throws {
        let isWell = try await ExitStatus.reporting {
            let doctor = Doctor(try await options.load())
            return live == nil ? try await examine(doctor) : try await probe(doctor)
        }
        if !isWell { throw ExitStatus.unavailable }
    }

    private func examine(_ doctor: Doctor) async throws -> Bool {
        var isWell = true
        try await doctor.run { finding in
            isWell = isWell && finding.level != .failed
            let line = "\(finding.level.rawValue.padded(to: 8)) \(finding.name)"
            try output.print(finding, or: [finding.text.isEmpty ? line : "\(line): \(finding.text)"])
        }
        return isWell
    }

    private func probe(_ doctor: Doctor) async throws -> Bool {
        var material = ArkProbe.Material()
        material.person = person ? TerminalPerson() : nil
        material.isPatient = patient
        material.spends = spend
        material.picture = picture
        material.largePicture = largePicture
        material.facelessPicture = facelessPicture
        material.crowdPicture = crowdPicture
        let probe = try doctor.probe(material)
        var isWell = true
        for check in check.isEmpty ? ProbeCheck.allCases : check {
            let finding = await probe.run(check)
            isWell = isWell && finding.kind != .failed
            let word = finding.kind.rawValue.padded(to: 8)
            StandardOutput.printLine("\(word) \(check.rawValue) (\(check.question)): \(finding.text)")
        }
        return isWell
    }
}

extension ProbeCheck: ExpressibleByArgument {}
