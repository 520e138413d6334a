// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import DocumentRendering
import Foundation

/// Fills a Word template over and over, the reading of template and profile included each time.
struct TemplateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "template", abstract: "Fill a Word template.")
    @Argument(help: "The template.") var template: String
    @Argument(help: "profile.json.") var profile: String
    @Option(help: "How often.") var rounds = 200
    @Option(help: "Where the document is left, to look at.") var output: String?

    func run() throws {
        let template = try Work.file(template)
        let profile = try Work.file(profile)
        var made = Data()
        let times = try Work.times(rounds: rounds) {
            made = try DOCXTemplate.render(template: template, profile: profile, options: Work.options)
        }
        if let output { try made.write(to: URL(fileURLWithPath: output)) }
        try Work.print(Work.Times(bytes: made.count, milliseconds: times))
    }
}
