// SPDX-License-Identifier: GPL-3.0-or-later

/// Estimates delays from a log.
package struct DelayEstimator {
    /// Groups and open cases that the report holds at the most.
    static let mostGroups = 500
    static let mostOpen = 10_000
    /// Days after which it is told how much is left.
    private static let marks: [Int64] = [1, 2, 7, 14, 30, 60, 90, 180, 365, 730]

    private let log: EventLog
    private let options: DelayOptions
    private let passages: Passages
    private let groups: [DelayCurves.Key: [Passage]]
    private let curves: DelayCurves
    private let test: CoverageTest

    /// Throws `events.columns` where neither a column nor the options say when something ends.
    package init(_ log: EventLog, _ options: DelayOptions = DelayOptions()) throws {
        self.log = log
        self.options = options
        passages = try Passages(log, options)
        groups = DelayCurves.grouped(passages)
        curves = DelayCurves(groups, at: log.asOf, options)
        test = CoverageTest(groups, asOf: log.asOf, options)
    }

    /// The report, and all cases that go on.
    package func report(generatedAt: String) -> (report: DelayReport, open: [OpenCase]) {
        let keys = orderedKeys
        let told = Set(
            keys.sorted { groups[$0, default: []].count > groups[$1, default: []].count }.prefix(Self.mostGroups)
        )
        let open = openCases
        let report = DelayReport(
            generatedAt: generatedAt,
            asOf: CalendarDay.full(log.asOf),
            log: log.facts,
            minimumCases: options.minimum,
            priorCases: options.priorWeight,
            coverage: test.overall,
            groups: keys.filter(told.contains).map(group),
            groupsLeftOut: keys.count - told.count,
            open: Array(open.prefix(Self.mostOpen)),
            openCases: open.count,
            openLeftOut: max(0, open.count - Self.mostOpen)
        )
        return (report, open)
    }

    /// The whole case first, then steps by name; in each all segments together, then by name.
    private var orderedKeys: [DelayCurves.Key] {
        groups.keys.sorted { ($0.step, $0.segment) < ($1.step, $1.segment) }
    }

    private func group(_ key: DelayCurves.Key) -> DelayReport.Group {
        let curve = curves.curves[key] ?? SurvivalCurve([])
        let status = curves.status(of: key)
        let isTold = status == .estimated
        return DelayReport.Group(
            step: key.step < 0 ? nil : log.steps[Int(key.step)],
            segment: key.segment < 0 ? nil : passages.segments[Int(key.segment)],
            n: curve.count,
            closed: curve.closed,
            open: curve.count - curve.closed,
            status: status,
            p50: isTold ? estimate(0.5, curve) : nil,
            p80: isTold ? estimate(0.8, curve) : nil,
            p95: isTold ? estimate(0.95, curve) : nil,
            longestDays: Days.of(longest(key)),
            parentWeight: Days.share(curve.priorWeight / max(1, curve.priorWeight + Double(curve.count))),
            given: isTold ? given(curve) : [],
            coverage: isTold ? test.coverage(of: key) : nil,
            curve: isTold ? points(curve) : []
        )
    }

    private func longest(_ key: DelayCurves.Key) -> Int64 {
        groups[key, default: []].compactMap { $0.duration(at: log.asOf)?.seconds }.max() ?? 0
    }

    private func estimate(_ part: Double, _ curve: SurvivalCurve) -> DelayReport.Estimate? {
        curve.quantile(part).map { time in
            let limits = curve.limits(part)
            return DelayReport.Estimate(
                days: Days.of(time),
                low: limits.low.map(Days.of),
                high: limits.high.map(Days.of)
            )
        }
    }

    private func given(_ curve: SurvivalCurve) -> [DelayReport.Given] {
        Self.marks.compactMap { day in
            let elapsed = day * CalendarDay.seconds
            let left = curve.atRisk(after: elapsed)
            guard left >= options.minimum else { return nil }
            return DelayReport.Given(
                elapsedDays: Double(day),
                atRisk: left,
                remaining: DelayCurves.remaining(curve, elapsed)
            )
        }
    }

    private func points(_ curve: SurvivalCurve) -> [DelayReport.CurvePoint] {
        curve.thinned.map { point in
            let band = SurvivalCurve.band(point)
            return DelayReport.CurvePoint(
                days: Days.of(point.time),
                share: Days.share(point.survival),
                low: Days.share(band.low),
                high: Days.share(band.high),
                atRisk: point.atRisk
            )
        }
    }

    // MARK: Open cases

    private var openCases: [OpenCase] {
        let steps = Dictionary(grouping: passages.steps.filter { $0.end == nil }) { $0.event.caseID }
        return passages.wholes.filter { $0.end == nil }
            .sorted { ($0.start, $0.event.caseID) < ($1.start, $1.event.caseID) }
            .map { openCase($0, steps: steps[$0.event.caseID] ?? []) }
    }

    private func openCase(_ whole: Passage, steps: [Passage]) -> OpenCase {
        OpenCase(
            case: log.cases[Int(whole.event.caseID)],
            person: whole.event.person < 0 ? nil : log.persons[Int(whole.event.person)],
            segment: whole.segment < 0 ? nil : passages.segments[Int(whole.segment)],
            since: CalendarDay.text(whole.start),
            elapsedDays: Days.of(log.asOf - whole.start),
            outlook: outlook(whole),
            steps: steps.filter { $0.step >= 0 }.map { passage in
                OpenCase.Step(
                    step: log.steps[Int(passage.step)],
                    since: CalendarDay.text(passage.start),
                    elapsedDays: Days.of(log.asOf - passage.start),
                    outlook: outlook(passage)
                )
            }
        )
    }

    private func outlook(_ passage: Passage) -> OpenCase.Outlook {
        curves.outlook(
            .init(step: passage.step, segment: passage.segment),
            elapsed: log.asOf - passage.start,
            asOf: log.asOf
        )
    }
}
