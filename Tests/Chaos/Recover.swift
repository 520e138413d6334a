// SPDX-License-Identifier: GPL-3.0-or-later
import ArgumentParser
import Foundation

/// `greffier-chaos recover`: what becomes of work under way when something happens to it.
///
/// The daemon dies, the worker hangs, somebody cancels, or the machine shuts down. Prints the times, and fails beyond the
/// limits that it states.
struct Recover: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Kills, hangs, cancels and stops work under way.")

    @OptionGroup var program: ProgramOptions
    @Option(name: .long, help: "How often each.") var times = 10

    func run() throws {
        var failures = 0
        for check in RecoveryCheck.all {
            var seconds: [Double] = []
            for round in 0..<times {
                let bench = try RecoveryBench(
                    program: program.greffier,
                    name: "\(check.name)-\(round)",
                    timeout: check.timeout
                )
                do {
                    seconds.append(try check.perform(bench))
                    bench.close(keeping: false)
                } catch let error as ChaosError {
                    failures += 1
                    bench.close(keeping: true)
                    print("\(check.name): \(error), workspace kept in \(bench.workspace.root)")
                }
            }
            let late = seconds.count { $0 > check.limit }
            failures += late
            let verdict = late > 0 ? "\(late) beyond the limit of" : "limit"
            print("\(check.what): \(Tally.spread(seconds)); \(verdict) \(Tally.milliseconds(check.limit))")
        }
        if failures > 0 { throw ExitCode.failure }
    }
}
