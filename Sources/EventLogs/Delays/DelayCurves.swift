// SPDX-License-Identifier: GPL-3.0-or-later

/// The curves of each step and of the whole case: of all segments, and of each.
struct DelayCurves {
    /// Of which step (-1 for the whole case) and segment (-1 for all of them).
    struct Key: Hashable {
        var step: Int32
        var segment: Int32
    }

    private(set) var curves: [Key: SurvivalCurve] = [:]
    private let minimum: Int

    /// The curves as they were to be known at `moment`, of passages that began before `limit`.
    init(_ passages: [Key: [Passage]], at moment: Int64, startedBefore limit: Int64 = .max, _ options: DelayOptions) {
        minimum = options.minimum
        for (key, list) in passages where key.segment == -1 {
            curves[key] = SurvivalCurve(Self.durations(list, moment, limit))
        }
        for (key, list) in passages where key.segment != -1 {
            curves[key] = SurvivalCurve(
                Self.durations(list, moment, limit),
                prior: curves[Key(step: key.step, segment: -1)],
                weight: options.priorWeight
            )
        }
    }

    private static func durations(_ list: [Passage], _ moment: Int64, _ limit: Int64) -> [SurvivalCurve.Duration] {
        list.compactMap { $0.start < limit ? $0.duration(at: moment) : nil }
    }

    /// Passages by step and segment, each under its segment and under all.
    static func grouped(_ passages: Passages) -> [Key: [Passage]] {
        var groups: [Key: [Passage]] = [:]
        for passage in passages.wholes + passages.steps {
            groups[Key(step: passage.step, segment: -1), default: []].append(passage)
            if passage.segment >= 0 {
                groups[Key(step: passage.step, segment: passage.segment), default: []].append(passage)
            }
        }
        return groups
    }

    /// Whether a curve says anything.
    func status(of key: Key) -> DelayReport.Status {
        guard let curve = curves[key], curve.count >= minimum else { return .tooFewCases }
        return curve.closed == 0 ? .noneClosed : .estimated
    }

    /// What is left for a passage of this key that has taken `elapsed` seconds at `asOf`.
    func outlook(_ key: Key, elapsed: Int64, asOf: Int64) -> OpenCase.Outlook {
        let whole = Key(step: key.step, segment: -1)
        let chosen = key.segment >= 0 && status(of: key) == .estimated ? key : whole
        guard status(of: chosen) == .estimated, let curve = curves[chosen] else {
            let isClosed = status(of: chosen) == .noneClosed
            return OpenCase.Outlook(basis: isClosed ? .noneClosed : .tooFewCases, remaining: .init())
        }
        let remaining = Self.remaining(curve, elapsed)
        let day = curve.quantile(0.8, given: elapsed).map { CalendarDay.text(asOf + $0) }
        if !curve.hasEnds(after: elapsed) {
            return OpenCase.Outlook(basis: .longerThanAny, remaining: remaining)
        }
        return OpenCase.Outlook(basis: chosen == whole ? .all : .segment, remaining: remaining, p80Day: day)
    }

    static func remaining(_ curve: SurvivalCurve, _ elapsed: Int64) -> DelayReport.Remaining {
        func days(_ part: Double) -> Double? { curve.quantile(part, given: elapsed).map(Days.of) }
        return DelayReport.Remaining(p50: days(0.5), p80: days(0.8), p95: days(0.95))
    }
}

/// Seconds as days.
enum Days {
    /// With four decimals, which is nine seconds.
    static func of(_ seconds: Int64) -> Double {
        (Double(seconds) / Double(CalendarDay.seconds) * 10_000).rounded() / 10_000
    }

    /// A share with four decimals.
    static func share(_ value: Double) -> Double { (value * 10_000).rounded() / 10_000 }
}
