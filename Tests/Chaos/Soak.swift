// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// `greffier-chaos soak`: one long episode of steady drops, first rough, then calm, and what it takes of the machine.
struct Soak: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Drops files for a long time, good and hostile, and watches for leaks and losses."
    )

    @OptionGroup var program: ProgramOptions
    @Option(name: .long, help: "How long; two fifths of it are rough.") var minutes = 30.0
    @Option(name: .long, help: "Files dropped each second.") var rate = 1.5
    @Option(name: .long, help: "Decides what happens when.") var seed: UInt64 = 20_261_123
    @Option(name: .long, help: "Where the report is written: soak.svg and soak.csv.") var report = "."
    @Flag(name: .long, help: "Keep the workspace also when all is well.") var keep = false

    func validate() throws {
        guard minutes >= 1, rate > 0 else { throw ValidationError("a soak takes a minute at least, and some files") }
    }

    func run() throws {
        // Else it would show only after minutes.
        guard Faketime.preload != nil else {
            throw ChaosError("libfaketime is not installed: scripts/setup installs it")
        }
        try FileManager.default.createDirectory(atPath: report, withIntermediateDirectories: true)
        let table = try SoakTable(report + "/soak.csv")
        let watch = SoakWatch { table.append($0) }
        let script = EpisodeScript(soakOf: minutes, filesPerSecond: rate, seed: seed)
        let runner = try EpisodeRunner(script: script, program: program.greffier, name: "soak-\(seed)", watch: watch)
        let result = try runner.run()
        let chart = SoakChart(samples: watch.samples, events: watch.events)
        try chart.svg.write(toFile: report + "/soak.svg", atomically: true, encoding: .utf8)
        let verdict = SoakVerdict(watch.samples)
        print(summary(result))
        print(verdict.text)
        var findings = result.violations + verdict.findings
        if result.runs == 0 { findings.append("nothing was done") }
        for finding in findings { print("FAILED: \(finding)") }
        if findings.isEmpty, !keep { runner.workspace.remove() }
        guard findings.isEmpty else {
            print("workspace kept in \(runner.workspace.root)")
            throw ExitCode.failure
        }
    }

    private func summary(_ result: EpisodeResult) -> String {
        let strikes = Dictionary(grouping: result.strikes, by: \.fault).mapValues(\.count)
        let faults = strikes.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let endings = result.endings.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: "; ")
        return """
            \(result.runs) runs, \(result.parts) of files in messages and archives, of \(result.acknowledged) \
            acknowledged submissions in \(result.deaths + 1) lives or more, \(result.deaths) of which ended by SIGKILL.
            Faults: \(faults).
            Ends: \(endings).
            \(result.violations.isEmpty ? "Each file ended exactly once." : "\(result.violations.count) promises were broken.")

            """
    }
}
