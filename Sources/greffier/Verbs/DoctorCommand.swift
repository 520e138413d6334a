// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Daemon

/// `greffier doctor`: what is wrong and how to mend it.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look at everything the service depends on, each with the remedy.",
        discussion: "Example: greffier doctor"
    )
    @OptionGroup var options: WorkspaceOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let findings = await Daemon.Doctor(workspace: try options.open()).examine()
        if output.json {
            try Terminal.json(findings)
        } else {
            for finding in findings {
                let color: Terminal.Color = finding.verdict == .ok ? .green : finding.verdict == .warn ? .yellow : .red
                let verdict = finding.verdict.rawValue
                let mark = Terminal.colored(verdict + String(repeating: " ", count: 4 - verdict.count), color)
                Terminal.print("\(mark)  \(finding.check): \(Terminal.safe(finding.detail))")
                if let remedy = finding.remedy { Terminal.print("      → \(Terminal.safe(remedy))") }
            }
        }
        if findings.contains(where: { $0.verdict == .fail }) { throw Ending(code: Ending.notReadyCode, message: nil) }
    }
}
