// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon
import JobModel

/// `greffier doctor`: what is wrong and how to mend it.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at everything the service depends on, each with the remedy.",
        discussion: "Example: greffier doctor"
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions
    @Option(name: .long, help: "The language of what is said, where it is known (else that of the environment).")
    var language = ReportLanguage.ofProcess
    @Flag(
        name: .long,
        help: "Compare the word index and vectors of every collection with its texts: seconds to minutes."
    )
    var thorough = false

    func run() async throws {
        let findings: [Finding]
        do {
            findings = await Daemon.Doctor(workspace: try options.open(), isThorough: thorough).examine()
        } catch Workspace.Failure.invalid(let mistakes) {
            // Without settings nothing else can be looked at.
            findings = Daemon.Doctor.findings(mistakes)
        }
        if output.json { try Terminal.json(findings) } else { findings.forEach(show) }
        if findings.contains(where: { $0.verdict == .fail }) { throw Ending(code: Ending.notReadyCode, message: nil) }
    }

    private func show(_ finding: Finding) {
        let color: Terminal.Color = finding.verdict == .ok ? .green : finding.verdict == .warn ? .yellow : .red
        let verdict = finding.verdict.rawValue
        let mark = Terminal.colored(verdict + String(repeating: " ", count: 4 - verdict.count), color)
        let detail = (language == .french ? finding.detailFR : nil) ?? finding.detail
        let check = language.text(CheckName.french(finding.check) + " ", finding.check)
        Terminal.print("\(mark)  \(Terminal.safe(check)): \(Terminal.safe(detail))")
        let remedy = (language == .french ? finding.remedyFR : nil) ?? finding.remedy
        if let remedy { Terminal.print("      → \(Terminal.safe(remedy))") }
    }
}
