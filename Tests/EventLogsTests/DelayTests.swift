// SPDX-License-Identifier: GPL-3.0-or-later
import EventLogs
import Foundation
import JobModel
import SeededRandom
import Testing

@Suite("Delays by step")
struct DelayTests {
    private func report(
        _ text: String,
        _ change: (inout DelayOptions) -> Void = { _ in }
    ) throws -> (report: DelayReport, open: [OpenCase]) {
        var options = DelayOptions()
        change(&options)
        return try DelayEstimator(SampleLog.read(text), options).report(generatedAt: "2026-11-20T08:00:00.000Z")
    }

    private func group(_ report: DelayReport, _ step: String?, _ segment: String? = nil) throws -> DelayReport.Group {
        try #require(report.groups.first { $0.step == step && $0.segment == segment })
    }

    /// Cases of one step: days that it took, or `nil` with the days since it began.
    private func sample(_ lengths: [(days: Int, isClosed: Bool)], group: (Int) -> String = { _ in "" }) -> String {
        let lines = lengths.enumerated().map { index, length -> String in
            let start = length.isClosed ? 400 : length.days
            let end = length.isClosed ? SampleLog.day(400 - length.days) : ""
            return "d\(index);x;tri;\(SampleLog.day(start));\(end);\(group(index))"
        }
        // Somebody is there on the last day.
        return SampleLog.text(lines + ["z;x;autre;\(SampleLog.day(0));;"])
    }

    @Test("cases that go on count until the last day of the log, in steps and in the whole")
    func censored() throws {
        let closed = (1...20).map { (days: $0, isClosed: true) }
        let open = (0..<20).map { _ in (days: 10, isClosed: false) }
        let (report, cases) = try report(sample(closed + open))
        let step = try group(report, "tri")
        #expect(step.n == 40 && step.closed == 20 && step.open == 20 && step.status == .estimated)
        // Without those that go on it would be 10; with them S(9) = 31/40, and 20 leave after day 10.
        // S(10) = 30/40, S(11) = .75·9/10 … S(14) = .75·6/10 = .45
        #expect(step.p50?.days == 14 && step.p80?.days == 18)
        #expect(report.openCases == 21 && cases.count == 21)
        let oldest = try #require(cases.first)
        #expect(oldest.elapsedDays == 10 && oldest.steps.first?.step == "tri")
        // Of the ten that took longer than 10 days five had ended after 15.
        #expect(oldest.steps.first?.outlook.remaining.p50 == 5)
        #expect(oldest.steps.first?.outlook.p80Day == "2026-11-28")
        let whole = try group(report, nil)
        #expect(whole.n == 41 && whole.open == 21)
    }

    @Test("under twenty passages nothing is estimated, and open cases ask the step in all segments")
    func tooFew() throws {
        let lengths = (0..<40).map { (days: 5 + $0 % 7, isClosed: $0 != 0) }
        let (report, cases) = try report(sample(lengths) { $0 < 5 ? "rare" : "courant" })
        let rare = try group(report, "tri", "rare")
        #expect(rare.status == .tooFewCases && rare.p50 == nil && rare.curve.isEmpty && rare.coverage == nil)
        #expect(try group(report, "tri", "courant").status == .estimated)
        #expect(try group(report, "autre").status == .tooFewCases)
        #expect(cases.first { $0.case == "d0" }?.steps.first?.outlook.basis == .all)
        #expect(cases.first { $0.case == "z" }?.steps.first?.outlook.basis == .tooFewCases)
        let few = try self.report(sample(Array(lengths.prefix(19)))).report
        #expect(try group(few, "tri").status == .tooFewCases)
        let enough = try self.report(sample(Array(lengths.prefix(20)))).report
        #expect(try group(enough, "tri").status == .estimated)
    }

    @Test("one case, none ended, and all alike are told as they are")
    func edges() throws {
        let one = try report(sample([(3, true)])).report
        #expect(one.groups.allSatisfy { $0.status == .tooFewCases } && one.coverage.share == nil)
        let (open, cases) = try report(sample((0..<30).map { (days: $0 + 1, isClosed: false) }))
        let step = try group(open, "tri")
        #expect(step.status == .noneClosed && step.p50 == nil && step.longestDays == 30)
        #expect(cases.first?.steps.first?.outlook.basis == .noneClosed)
        let same = try group(report(sample((0..<30).map { _ in (days: 4, isClosed: true) })).report, "tri")
        #expect(same.p50?.days == 4 && same.p95?.days == 4 && same.curve.count == 1)
        let zero = try group(report(sample((0..<30).map { _ in (days: 0, isClosed: true) })).report, "tri")
        #expect(zero.p80?.days == 0)
        let longer = try report(sample((0..<30).map { _ in (days: 4, isClosed: true) } + [(days: 9, isClosed: false)]))
            .open
        #expect(longer.first?.steps.first?.outlook.basis == .longerThanAny)
    }

    @Test("a small segment stands between its own passages and those of all, nearer to its own the more it has")
    func shrunk() throws {
        func slow(_ count: Int) throws -> DelayReport.Group {
            let lengths =
                (0..<200).map { (days: 2 + $0 % 5, isClosed: true) }
                + (0..<count).map { _ in (days: 40, isClosed: true) }
            return try group(report(sample(lengths) { $0 < 200 ? "vite" : "lent" }).report, "tri", "lent")
        }
        let (small, large) = (try slow(20), try slow(180))
        #expect(small.parentWeight == 0.5 && large.parentWeight == 0.1)
        // Half of the weight is the parent's, and nearly all of that ends within 6 days.
        #expect(try #require(small.p50?.days) <= 40 && large.p50?.days == 40)
        let shares = [small, large].map { group in group.curve.last { $0.days <= 6 }?.share ?? 1 }
        #expect(shares[0] < 0.65 && shares[0] > 0.45 && shares[1] > 0.9, "\(shares)")
    }

    @Test("a log without ends takes the next step for the end, and needs the steps that close a case")
    func pointsInTime() throws {
        var lines: [String] = []
        for number in 0..<30 {
            lines.append("c\(number);tri;\(SampleLog.day(100 - number))")
            lines.append("c\(number);envoi;\(SampleLog.day(90 - number))")
            if number < 25 { lines.append("c\(number);clos;\(SampleLog.day(70 - number))") }
        }
        let text = "case;step;date\n" + lines.joined(separator: "\n")
        let error = #expect(throws: GreffierError.self) { try report(text) }
        #expect(error?.code == .eventsColumns && error?.detailFR?.contains("final") == true)
        let made = try report(text) { $0.finalSteps = ["clos"] }.report
        #expect(try group(made, "tri").p50?.days == 10 && group(made, "envoi").p50?.days == 20)
        #expect(try group(made, "envoi").open == 5 && group(made, nil).open == 5)
        #expect(try group(made, nil).p50?.days == 30 && !made.groups.contains { $0.step == "clos" })
    }

    @Test("segments of persons take the place of the log's groups; who has none is unassigned")
    func segments() throws {
        let text = SampleLog.text(SampleLog.permits(120))
        let made = try report(text) { $0.segments = ["p1": "recent_high", "p2": "recent_high"] }.report
        #expect(Set(made.groups.compactMap(\.segment)) == ["recent_high", "unassigned"])
        #expect(Set(try report(text).report.groups.compactMap(\.segment)) == ["maison", "extension", "clôture"])
    }

    @Test("of lengths that do not change with time the P80 holds for about four fifths of later cases")
    func coverage() throws {
        var random = SplitMix64(seed: 21)
        let lines = (0..<3000).map { number -> String in
            let start = 1000 - number / 3
            // Exponential, with a mean of 20 days.
            let chance = Double(random.below(1_000_000)) / 1_000_000
            let length = Int(-20 * log(1 - chance))
            let end = start < length ? "" : SampleLog.day(start - length)
            return "d\(number);x;tri;\(SampleLog.day(start));\(end);g"
        }
        let made = try report(SampleLog.text(lines)).report
        let share = try #require(made.coverage.share)
        #expect(made.coverage.n > 1000 && abs(share - 0.8) < 0.04, "\(made.coverage)")
        let step = try group(made, "tri", "g")
        #expect(abs(try #require(step.p50?.days) - 20 * log(2)) < 2)
        // Without memory, what is left is the same after any time.
        let given = try #require(step.given.first { $0.elapsedDays == 14 }?.remaining.p50)
        #expect(abs(given - 14) < 3)
    }

    @Test("permuted lines give the same report")
    func permuted() throws {
        var random = SplitMix64(seed: 4)
        var lines = SampleLog.permits(150)
        let first = try CanonicalJSON.pretty(report(SampleLog.text(lines)).report)
        for _ in 0..<3 {
            lines.shuffle(using: &random)
            #expect(try CanonicalJSON.pretty(report(SampleLog.text(lines)).report) == first)
        }
    }

    @Test("a report tells of at most 500 groups and 10,000 open cases, and says how many more there are")
    func bounded() throws {
        let lines = (0..<10_100).map { "d\($0);x;étape \($0 % 700);\(SampleLog.day($0 % 300));;" }
        let (made, open) = try report(SampleLog.text(lines))
        #expect(made.groups.count == 500 && made.groupsLeftOut == 201)
        #expect(
            made.open.count == 10_000 && made.openLeftOut == 100 && made.openCases == 10_100 && open.count == 10_100
        )
        #expect(made.groups.first?.step == nil)
    }
}
