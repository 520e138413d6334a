// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentRendering
import Foundation
import WorkerProtocol

/// Draws a profile as a conforming PDF over and over.
struct DrawCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "draw", abstract: "Draw a profile as PDF.")
    @Argument(help: "profile.json.") var profile: String
    @Option(help: "classic, sidebar or dossier.") var design = "classic"
    @Option(help: "How often.") var rounds = 100
    @Option(help: "Where the document is left, to look at.") var output: String?

    func run() throws {
        let profile = try Work.file(profile)
        var options = Work.options
        options.look.design = design
        var made = Data()
        let times = try Work.times(rounds: rounds) {
            made = try ProfilePDF.render(profile: profile, options: options)
        }
        if let output { try made.write(to: URL(fileURLWithPath: output)) }
        try Work.print(Work.Times(bytes: made.count, milliseconds: times))
    }
}
