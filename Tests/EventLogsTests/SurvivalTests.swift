// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import SeededRandom
import Testing

@Suite("Survival curves")
struct SurvivalTests {
    private static let week: Int64 = 604_800

    private func curve(_ weeks: [(Int64, Bool)]) -> SurvivalCurve {
        SurvivalCurve(weeks.map { .init($0.0 * Self.week, isClosed: $0.1) })
    }

    /// Weeks of remission with 6-mercaptopurine; those not closed were still in remission.
    ///
    /// From Freireich and others 1963, as in Kalbfleisch and Prentice.
    private static let remissions: [(Int64, Bool)] = [
        (6, true), (6, true), (6, true), (6, false), (7, true), (9, false), (10, true), (10, false), (11, false),
        (13, true), (16, true), (17, false), (19, false), (20, false), (22, true), (23, true), (25, false), (32, false),
        (32, false), (34, false), (35, false),
    ]

    @Test("the textbook data set of leukaemia remissions gives the textbook figures")
    func leukaemia() {
        let curve = curve(Self.remissions)
        #expect(curve.count == 21 && curve.closed == 9)
        #expect(curve.points.map { $0.time / Self.week } == [6, 7, 10, 13, 16, 22, 23])
        #expect(curve.points.map(\.atRisk) == [21, 17, 15, 12, 11, 7, 6])
        let survival = [0.857143, 0.806723, 0.752941, 0.690196, 0.627451, 0.537815, 0.448179]
        let errors = [0.076360, 0.086935, 0.096350, 0.106815, 0.114054, 0.128234, 0.134591]
        for (point, (share, error)) in zip(curve.points, zip(survival, errors)) {
            #expect(abs(point.survival - share) < 1e-6)
            #expect(abs(point.survival * point.variance.squareRoot() - error) < 1e-6)
        }
        #expect(curve.quantile(0.5) == 23 * Self.week)
        #expect(curve.quantile(0.2) == 10 * Self.week)
        #expect(curve.quantile(0.8) == nil)
        // As R's survfit prints them.
        let limits = curve.limits(0.5)
        #expect(limits.low == 16 * Self.week && limits.high == nil)
        let band = SurvivalCurve.band(curve.points[6])
        #expect(abs(band.low - 0.249) < 1e-3 && abs(band.high - 0.807) < 1e-3)
    }

    @Test("five cases by hand: with those still open, and given the time already elapsed")
    func byHand() {
        // S: 4/5 at 2, open at 3, (4/5)(2/3) at 5, 0 at 9 with another end.
        let curve = curve([(2, true), (3, false), (5, true), (9, true), (9, true)])
        #expect(curve.points.map(\.atRisk) == [5, 3, 2])
        for (point, share) in zip(curve.points, [0.8, 0.8 * 2 / 3, 0]) { #expect(abs(point.survival - share) < 1e-12) }
        #expect(curve.quantile(0.5) == 9 * Self.week)
        #expect(curve.survival(at: 5 * Self.week) < 0.54 && curve.survival(at: 5 * Self.week - 1) > 0.79)
        // After 2 weeks: a third ends at 5, so half have ended at 9, seven weeks later.
        #expect(curve.quantile(0.5, given: 2 * Self.week) == 7 * Self.week)
        #expect(curve.quantile(0.3, given: 2 * Self.week) == 3 * Self.week)
        #expect(curve.quantile(0.5, given: 9 * Self.week) == nil)
        #expect(curve.atRisk(after: 3 * Self.week) == 3)
    }

    @Test("without any that goes on, quantiles are those of the sorted times")
    func uncensored() {
        var random = SplitMix64(seed: 3)
        for _ in 0..<50 {
            let times = (0...random.below(60)).map { _ in Int64(random.below(40)) }
            let curve = SurvivalCurve(times.map { .init($0, isClosed: true) })
            let sorted = times.sorted()
            for (part, percent) in [(0.5, 50), (0.8, 80), (0.95, 95)] {
                let place = (sorted.count * percent + 99) / 100 - 1
                #expect(curve.quantile(part) == sorted[place], "\(sorted) \(part)")
            }
        }
    }

    @Test("nothing ended, nothing at all, and the same time for all are curves too")
    func edges() {
        #expect(SurvivalCurve([]).points.isEmpty && SurvivalCurve([]).quantile(0.5) == nil)
        let open = curve([(4, false), (5, false)])
        #expect(open.points.isEmpty && open.survival(at: 9 * Self.week) == 1 && open.closed == 0)
        let same = curve(Array(repeating: (3, true), count: 30))
        #expect(same.quantile(0.5) == 3 * Self.week && same.quantile(0.95) == 3 * Self.week)
        let zero = curve(Array(repeating: (0, true), count: 30))
        #expect(zero.quantile(0.8) == 0 && zero.survival(at: 0) == 0)
        #expect(SurvivalCurve.band(same.points[0]).high == 0)
    }

    @Test("a prior pulls small groups to it by the stated formula, and large ones hardly")
    func prior() {
        let parent = curve([(1, true), (2, true), (3, true), (4, true)])
        let empty = SurvivalCurve([], prior: parent, weight: 20)
        for (own, other) in zip(empty.points, parent.points) { #expect(abs(own.survival - other.survival) < 1e-9) }
        // One passage of 5 weeks beside 4 of the parent. At 1: h = (4·1/4)/(4 + 1); at 2: c = 4·3/4, h₀ = 1/3.
        let one = SurvivalCurve([.init(5 * Self.week, isClosed: true)], prior: parent, weight: 4)
        #expect(abs(one.points[0].survival - 0.8) < 1e-12)
        #expect(abs(one.points[1].survival - 0.6) < 1e-12)
        #expect(one.quantile(0.5) == 3 * Self.week)
        // In the end all of the parent has ended, and the one passage too.
        #expect(one.points.last?.survival == 0 && one.points.last?.time == 5 * Self.week)
        let many = SurvivalCurve(
            (0..<4000).map { .init(Int64(10 + $0 % 3) * Self.week, isClosed: true) },
            prior: parent,
            weight: 20
        )
        #expect(many.quantile(0.5) == 11 * Self.week)
    }

    @Test("a curve with a prior is that of the group and as many passages of the parent, in any data")
    func pooled() {
        var random = SplitMix64(seed: 5)
        for _ in 0..<30 {
            let base = (0..<40).map { _ in Int64(random.below(30)) }
            let own = (0..<15).map { _ in SurvivalCurve.Duration(Int64(random.below(30)), isClosed: random.chance(70)) }
            let parent = SurvivalCurve(base.map { .init($0, isClosed: true) })
            let weighted = SurvivalCurve(own, prior: parent, weight: 40)
            let together = SurvivalCurve(own + base.map { .init($0, isClosed: true) })
            for time in 0..<30 {
                #expect(abs(weighted.survival(at: Int64(time)) - together.survival(at: Int64(time))) < 1e-9)
            }
        }
    }
}
