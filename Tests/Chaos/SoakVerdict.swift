// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// What the calm life of a soak says of leaks.
struct SoakVerdict {
    /// A quantity at the beginning and at the end of the calm life.
    struct Line {
        var what: String
        var first: String
        var last: String
        var change: String
        var limit: String
        /// `nil` where the time was too short to say.
        var holds: Bool?
    }

    /// How much memory may grow.
    static let growth = 0.05
    /// Seconds of a daemon's life in which it may still fill its caches.
    static let warming = 300.0

    private(set) var lines: [Line] = []

    init(_ samples: [SoakSample]) {
        let calm = samples.filter(\.isCalm)
        guard let start = calm.first?.seconds, let end = calm.last?.seconds, end > start else { return }
        let isLong = end - start >= 2 * Self.warming
        // A short soak shows the same lines, and judges of them what needs no time.
        let warm = min(Self.warming, (end - start) / 3)
        let window = min(120, (end - start - warm) / 3)
        let first = calm.filter { $0.seconds >= start + warm && $0.seconds < start + warm + window }
        let last = calm.filter { $0.seconds > end - window }
        guard !first.isEmpty, !last.isEmpty else { return }
        memory("memory of the daemon", first, last, \.memory, isLong)
        memory("memory of the largest worker", first, last, \.workerMemory, isLong)
        number("descriptors of the daemon", first, last, \.descriptors, isLong)
        number("threads of the daemon", first, last, \.threads, isLong)
        number("descriptors of the worker with most", first, last, \.workerDescriptors, isLong)
        number("threads of the worker with most", first, last, \.workerThreads, isLong)
    }

    private static func median(_ values: [Int]) -> Int {
        let sorted = values.sorted()
        return sorted[sorted.count / 2]
    }

    private mutating func memory(
        _ what: String,
        _ first: [SoakSample],
        _ last: [SoakSample],
        _ value: KeyPath<SoakSample, Int>,
        _ isLong: Bool
    ) {
        let (before, after) = (
            Self.median(first.map { $0[keyPath: value] }), Self.median(last.map { $0[keyPath: value] })
        )
        guard before > 0 else { return }
        let change = Double(after) / Double(before) - 1
        func text(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }
        lines.append(
            Line(
                what: what,
                first: text(before),
                last: text(after),
                change: String(format: "%+.1f %%", change * 100),
                limit: "≤ 5 %",
                holds: isLong ? change <= Self.growth : nil
            )
        )
    }

    /// A few more are a moment's, as of a connection or a file that is just open; in a short soak some threads of pools
    /// are still to come.
    private mutating func number(
        _ what: String,
        _ first: [SoakSample],
        _ last: [SoakSample],
        _ value: KeyPath<SoakSample, Int>,
        _ isLong: Bool
    ) {
        let most = isLong ? 2 : 6
        let (before, after) = (
            Self.median(first.map { $0[keyPath: value] }), Self.median(last.map { $0[keyPath: value] })
        )
        lines.append(
            Line(
                what: what,
                first: "\(before)",
                last: "\(after)",
                change: "\(after >= before ? "+" : "")\(after - before)",
                limit: "≤ +\(most)",
                holds: after - before <= most
            )
        )
    }

    /// Markdown, so that it can stand in a page as it is.
    var text: String {
        guard !lines.isEmpty else { return "The calm life was too short to say anything." }
        var rows = [
            "| in the calm life | after warming | at the end | change | limit | holds |", "|---|---|---|---|---|---|",
        ]
        for line in lines {
            let holds = line.holds.map { $0 ? "yes" : "no" } ?? "too short to say"
            rows.append(
                "| \([line.what, line.first, line.last, line.change, line.limit, holds].joined(separator: " | ")) |"
            )
        }
        return rows.joined(separator: "\n")
    }

    /// Why this is no success.
    var findings: [String] {
        lines.filter { $0.holds == false }.map { "\($0.what) grew from \($0.first) to \($0.last), limit \($0.limit)" }
    }
}
