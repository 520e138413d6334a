// SPDX-License-Identifier: GPL-3.0-or-later
package import FoundationEssentials

/// Decides when happenings of one cause become a message, and keeps a hundred of them from becoming a hundred messages.
///
/// A value without a clock: it is told what happened and what time it is, and says what to send. It holds nothing that
/// cannot be told anew after a restart: what waits, and what was sent of late.
package struct StormControl: Sendable, Equatable {
    /// What belongs together.
    package struct Cause: Hashable, Sendable {
        package var rule: String
        package var cause: String

        package init(rule: String, cause: String) {
            self.rule = rule
            self.cause = cause
        }
    }

    /// A message to be made now.
    package struct Batch: Sendable, Equatable {
        package var rule: String
        /// One, but where `isCollected`.
        package var causes: [String]
        /// The numbers that the happenings were told under, oldest first.
        package var items: [Int]
        /// Whether it tells of several causes because the rule has sent enough for now.
        package var isCollected: Bool

        package init(rule: String, causes: [String], items: [Int], isCollected: Bool = false) {
            self.rule = rule
            self.causes = causes
            self.items = items
            self.isCollected = isCollected
        }
    }

    private struct Group: Equatable, Sendable {
        var items: [Int]
        var first: Date
        var last: Date
    }

    private let limits: [String: StormLimits]
    private let others: StormLimits
    private var groups: [Cause: Group] = [:]
    /// All items of all groups.
    private var known: Set<Int> = []
    /// When a cause was told last, as long as that matters.
    private var told: [Cause: Date] = [:]
    /// When the messages of a rule went, within the last hour.
    private var sent: [String: [Date]] = [:]

    private static let hour = 3600.0

    /// `limits` by rule; `others` are those of all other rules.
    package init(limits: [String: StormLimits], others: StormLimits = StormLimits()) {
        self.limits = limits
        self.others = others
    }

    private func limits(of rule: String) -> StormLimits { limits[rule] ?? others }

    // MARK: What is told

    /// Something happened, or was found waiting after a restart.
    package mutating func happened(_ item: Int, _ cause: Cause, at moment: Date) {
        guard known.insert(item).inserted else { return }
        var group = groups[cause] ?? Group(items: [], first: moment, last: moment)
        group.items.append(item)
        group.first = min(group.first, moment)
        group.last = max(group.last, moment)
        groups[cause] = group
    }

    /// A message went for these causes, now or before a restart.
    package mutating func wasSent(rule: String, causes: [String], at moment: Date) {
        sent[rule, default: []].append(moment)
        for cause in causes {
            let cause = Cause(rule: rule, cause: cause)
            told[cause] = max(told[cause] ?? moment, moment)
        }
    }

    // MARK: What follows

    /// What is to be sent now; it counts as sent, and what it holds as told.
    ///
    /// With `isLast` nothing more comes for now, so that nobody waits for it; silences and limits hold all the same.
    package mutating func due(now: Date, isLast: Bool = false) -> [Batch] {
        forget(before: now)
        let ready = groups.filter { opening(of: $0.key, $0.value, waitingUntil: isLast ? now : .distantFuture) <= now }
        let byRule = Dictionary(grouping: ready.sorted { Self.isEarlier($0, $1) }, by: { $0.key.rule })
        return byRule.keys.sorted().flatMap { take(byRule[$0] ?? [], of: $0, now: now) }
    }

    /// When `due` may have something, unless more happens.
    package var nextDue: Date? {
        groups.map { cause, group in
            let opening = opening(of: cause, group)
            return max(opening, allowance(of: cause.rule, at: opening))
        }.min()
    }

    // MARK: Steps

    /// When a group may go, by its own pauses; nobody waits for more to happen after `latest`.
    private func opening(of cause: Cause, _ group: Group, waitingUntil latest: Date = .distantFuture) -> Date {
        let limits = limits(of: cause.rule)
        let quiet = min(group.last.addingTimeInterval(limits.wait), group.first.addingTimeInterval(limits.longestWait))
        let whole = min(quiet, latest)
        guard let told = told[cause] else { return whole }
        return max(whole, told.addingTimeInterval(limits.again))
    }

    /// When the rule has a message left, at this moment or later.
    private func allowance(of rule: String, at moment: Date) -> Date {
        let limits = limits(of: rule)
        let recent = (sent[rule] ?? []).filter { $0 > moment.addingTimeInterval(-Self.hour) }.sorted()
        guard recent.count >= limits.most else { return moment }
        return recent[recent.count - limits.most].addingTimeInterval(Self.hour)
    }

    /// The batches of one rule: a message each, as long as there is more than one left, and the rest in the last.
    private mutating func take(_ ready: [(key: Cause, value: Group)], of rule: String, now: Date) -> [Batch] {
        let left = max(0, limits(of: rule).most - (sent[rule]?.count ?? 0))
        guard left > 0 else { return [] }
        let isEnough = ready.count <= left
        let single = isEnough ? ready.count : left - 1
        var batches = ready.prefix(single).map { cause, group in
            Batch(rule: rule, causes: [cause.cause], items: group.items.sorted())
        }
        if !isEnough {
            let rest = ready.dropFirst(single)
            let items = rest.flatMap(\.value.items).sorted()
            batches.append(Batch(rule: rule, causes: rest.map(\.key.cause), items: items, isCollected: rest.count > 1))
        }
        for (cause, group) in ready {
            groups[cause] = nil
            known.subtract(group.items)
        }
        for batch in batches { wasSent(rule: rule, causes: batch.causes, at: now) }
        return batches
    }

    private mutating func forget(before now: Date) {
        sent = sent.mapValues { $0.filter { $0 > now.addingTimeInterval(-Self.hour) } }.filter { !$0.value.isEmpty }
        told = told.filter { cause, moment in
            moment.addingTimeInterval(limits(of: cause.rule).again) > now
        }
    }

    /// The oldest first; of one moment by name, so that the same always gives the same.
    private static func isEarlier(_ left: (key: Cause, value: Group), _ right: (key: Cause, value: Group)) -> Bool {
        (left.value.first, left.key.cause) < (right.value.first, right.key.cause)
    }
}
