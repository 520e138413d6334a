// SPDX-License-Identifier: GPL-3.0-or-later

/// Estimates once more from the earlier passages alone, as they were known then, and looks how often the P80 held later.
///
/// The later ones are the last three tenths by their start. Only those are counted that began at least the P80 before the
/// end of the log: each of them could show whether it holds, so that none is preferred.
struct CoverageTest {
    private let asOf: Int64
    private let split: Int64
    private let minimum: Int
    private let groups: [DelayCurves.Key: [Passage]]
    private let curves: DelayCurves

    private static let earlier = 0.7

    init(_ groups: [DelayCurves.Key: [Passage]], asOf: Int64, _ options: DelayOptions) {
        self.groups = groups
        self.asOf = asOf
        minimum = options.minimum
        let starts = groups.filter { $0.key.segment < 0 }.flatMap { $0.value.map(\.start) }.sorted()
        split = starts.isEmpty ? asOf : starts[min(starts.count - 1, Int(Double(starts.count) * Self.earlier))]
        curves = DelayCurves(groups, at: split, startedBefore: split, options)
    }

    /// Of one group.
    func coverage(of key: DelayCurves.Key) -> DelayReport.Coverage { told(counts(key)) }

    /// Of all steps and the whole case, segments apart where there are any.
    var overall: DelayReport.Coverage {
        let split = Set(groups.keys.filter { $0.segment >= 0 }.map(\.step))
        let keys = groups.keys.filter { $0.segment >= 0 || !split.contains($0.step) }
        return told(keys.map(counts).reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) })
    }

    /// Passages that could show whether the P80 held, and those for which it did.
    private func counts(_ key: DelayCurves.Key) -> (Int, Int) {
        guard curves.status(of: key) == .estimated, let limit = curves.curves[key]?.quantile(0.8) else { return (0, 0) }
        var (count, covered) = (0, 0)
        for passage in groups[key, default: []] where passage.start >= split && passage.start + limit <= asOf {
            count += 1
            if let end = passage.end, end - passage.start <= limit { covered += 1 }
        }
        return (count, covered)
    }

    private func told(_ counts: (Int, Int)) -> DelayReport.Coverage {
        DelayReport.Coverage(
            splitAt: CalendarDay.text(split),
            n: counts.0,
            covered: counts.1,
            share: counts.0 >= minimum ? Days.share(Double(counts.1) / Double(counts.0)) : nil
        )
    }
}
