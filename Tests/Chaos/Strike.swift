// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation
import SeededRandom

/// `greffier-chaos strike`: episodes of faults until enough have struck.
struct Strike: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Plays seeded episodes until enough faults have struck.")

    @OptionGroup var program: ProgramOptions
    @Option(name: .long, help: "Decides the seeds of all episodes.") var series: UInt64 = 20_261_121
    @Option(name: .long, help: "Plays the one episode of this seed.") var seed: UInt64?
    @Option(name: .long, help: "Faults that must strike.") var faults = 2000
    @Option(name: .long, help: "Begin no episode after so many minutes.") var minutes = 60.0
    @Option(name: .long, help: "Episodes at the same time.") var parallel = 2
    @Flag(name: .long, help: "Fail where a point was struck by nothing.") var everyPoint = false
    @Flag(name: .long, help: "Keep all workspaces, not only those of failed episodes.") var keep = false

    func run() throws {
        let series = Series(self)
        let threads = (0..<max(1, parallel)).map { _ in
            let thread = Thread { series.work() }
            thread.stackSize = 4 << 20
            return thread
        }
        for thread in threads { thread.start() }
        series.wait(for: threads.count)
        let tally = series.tally
        print(tally.text)
        let findings = findings(of: series, tally)
        for finding in findings { print("FAILED: \(finding)") }
        if !findings.isEmpty { throw ExitCode.failure }
    }

    /// Why this is no success.
    private func findings(of series: Series, _ tally: Tally) -> [String] {
        var findings: [String] = []
        if let obstacle = series.obstacle { findings.append("the harness could not go on: \(obstacle)") }
        if !tally.failed.isEmpty {
            let seeds = tally.failed.map(String.init).joined(separator: ", ")
            findings.append("\(tally.failed.count) of \(tally.episodes) episodes broke a promise: seeds \(seeds)")
        }
        if seed == nil, tally.struck < faults {
            findings.append("only \(tally.struck) faults struck, at least \(faults) are expected")
        }
        if seed == nil, tally.parts == 0 { findings.append("no file in a message or an archive became a run") }
        if everyPoint, !tally.spared.isEmpty {
            findings.append("struck by nothing: \(tally.spared.joined(separator: ", "))")
        }
        return findings
    }

    /// How many episodes at the most.
    var episodes: Int { seed == nil ? .max : 1 }

    func seed(of index: Int) -> UInt64 {
        if let seed { return seed }
        var random = SplitMix64(seed: series &+ UInt64(index))
        return random.next() >> 16
    }
}
