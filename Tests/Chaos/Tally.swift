// SPDX-License-Identifier: GPL-3.0-or-later
import Failpoints
import Foundation

/// What came of all episodes, as a table.
struct Tally: Sendable {
    private(set) var episodes = 0
    private(set) var failed: [UInt64] = []
    private var counts: [EpisodeResult.Strike: Int] = [:]
    private var hits: [Int] = []
    private var lives = 0
    private var deaths = 0
    private var runs = 0
    private(set) var parts = 0
    private var acknowledged = 0
    private var violations = 0
    private var recoveries: [Double] = []
    private var shutdowns: [Double] = []

    /// Faults that struck.
    var struck: Int { counts.values.reduce(0, +) }

    mutating func add(_ result: EpisodeResult) {
        episodes += 1
        if !result.violations.isEmpty { failed.append(result.seed) }
        for strike in result.strikes { counts[strike, default: 0] += 1 }
        if hits.isEmpty { hits = [Int](repeating: 0, count: result.hits.count) }
        for (index, count) in result.hits.enumerated() { hits[index] += count }
        lives += result.lives
        deaths += result.deaths
        runs += result.runs
        parts += result.parts
        acknowledged += result.acknowledged
        violations += result.violations.count
        recoveries += result.recoveries
        shutdowns += result.shutdowns
    }

    /// Points that nothing struck.
    var spared: [String] {
        let struck = Set(counts.keys.map(\.point))
        return FailpointPoint.all.map(\.name).filter { !struck.contains($0) }
    }

    /// Of the faults that are possible, each at each point: how many struck.
    private var coverage: String {
        let possible = FailpointPoint.all.flatMap { point in
            point.faults.map { EpisodeResult.Strike(point: point.name, fault: $0.rawValue) }
        }
        return "\(possible.count { counts[$0] != nil }) of \(possible.count) pairs of a point and a fault struck"
    }

    /// Markdown, so that it can stand in a page as it is.
    var text: String {
        let faults = FailpointPlan.Fault.allCases.map(\.rawValue)
        var lines = ["", "| point | hits | " + faults.joined(separator: " | ") + " |"]
        lines.append("|---|" + String(repeating: "---:|", count: faults.count + 1))
        for (index, point) in FailpointPoint.all.enumerated() {
            lines.append(row(point.name, hits: index < hits.count ? hits[index] : 0, faults))
        }
        for outside in ["greffier-worker", "libfaketime"] { lines.append(row(outside, hits: 0, faults)) }
        let sums = faults.map { fault in String(counts.filter { $0.key.fault == fault }.values.reduce(0, +)) }
        lines.append("| all | \(hits.reduce(0, +)) | " + sums.joined(separator: " | ") + " |")
        lines.append("")
        lines.append(
            "\(struck) faults struck in \(episodes) episodes of \(lives) lives, \(deaths) of which ended by SIGKILL"
        )
        lines.append(coverage)
        lines.append(
            "\(runs) runs, \(parts) of files in messages and archives, \(acknowledged) acknowledged submissions, \(violations) broken promises"
        )
        lines.append("killed job running again after the restart: \(Self.spread(recoveries))")
        lines.append("SIGTERM to the end: \(Self.spread(shutdowns))")
        return lines.joined(separator: "\n")
    }

    private func row(_ name: String, hits: Int, _ faults: [String]) -> String {
        let cells = faults.map { fault in counts[.init(point: name, fault: fault)].map(String.init) ?? "" }
        return "| \(name) | \(hits) | " + cells.joined(separator: " | ") + " |"
    }

    static func milliseconds(_ seconds: Double) -> String { String(format: "%.0f ms", seconds * 1000) }

    static func spread(_ seconds: [Double]) -> String {
        guard !seconds.isEmpty else { return "none measured" }
        let sorted = seconds.sorted()
        func at(_ share: Double) -> String {
            milliseconds(sorted[min(sorted.count - 1, Int(share * Double(sorted.count)))])
        }
        return "p50 \(at(0.5)), p99 \(at(0.99)), longest \(at(1)) of \(sorted.count)"
    }
}
