// SPDX-License-Identifier: GPL-3.0-or-later

/// The straight upright lines that a page draws, as the borders of tables are.
struct PageRules: Sendable {
    /// A line at `at` across or down the page, from one end to the other.
    struct Rule: Sendable {
        var at: Double
        var from: Double
        var to: Double

        /// Whether it runs along most of the way between two places.
        func covers(_ from: Double, _ to: Double) -> Bool {
            min(self.to, to) - max(self.from, from) >= 0.7 * (to - from)
        }
    }

    /// Broader strips are fills.
    private static let broadest: Float = 3
    /// Shorter strokes are dashes, dots and parts of letters.
    private static let shortest: Float = 6
    /// Pages with more lines are drawings and maps.
    private static let most = 1200
    /// How far two pieces of one line may stand apart, in points.
    private static let slack = 2.0

    /// By height.
    private(set) var across: [Rule]
    /// From left to right.
    private(set) var down: [Rule]

    init(across: [Rule], down: [Rule]) {
        self.across = Self.merged(across)
        self.down = Self.merged(down)
    }

    /// The lines among `marks`; `nil` where there are too few for a table, or too many.
    init?(_ marks: [PDFMark]) {
        var across: [Rule] = []
        var down: [Rule] = []
        for mark in marks where mark.kind == .fill || mark.kind == .stroke {
            let (width, height) = (mark.x1 - mark.x0, mark.y1 - mark.y0)
            if height <= Self.broadest, width >= Self.shortest {
                across.append(Rule(at: Double(mark.y0 + mark.y1) / 2, from: Double(mark.x0), to: Double(mark.x1)))
            } else if width <= Self.broadest, height >= Self.shortest {
                down.append(Rule(at: Double(mark.x0 + mark.x1) / 2, from: Double(mark.y0), to: Double(mark.y1)))
            }
            guard across.count + down.count <= 4 * Self.most else { return nil }
        }
        guard across.count >= 2, down.count >= 2 else { return nil }
        self.init(across: across, down: down)
        guard self.across.count + self.down.count <= Self.most else { return nil }
    }

    /// Pieces of one line put together: borders are drawn cell by cell.
    private static func merged(_ rules: [Rule]) -> [Rule] {
        var result: [Rule] = []
        var group: [Rule] = []
        for rule in rules.sorted(by: { $0.at < $1.at }) {
            if let first = group.first, rule.at - first.at > slack {
                result += joined(group)
                group = []
            }
            group.append(rule)
        }
        return result + joined(group)
    }

    private static func joined(_ group: [Rule]) -> [Rule] {
        var result: [Rule] = []
        for rule in group.sorted(by: { $0.from < $1.from }) {
            if let last = result.last, rule.from <= last.to + slack {
                result[result.count - 1].to = max(last.to, rule.to)
            } else {
                result.append(rule)
            }
        }
        return result
    }

    /// The lines that hang together by touching each other, as those of one table do.
    var groups: [PageRules] {
        var parents = Array(0..<across.count + down.count)
        func root(_ index: Int) -> Int {
            var index = index
            while parents[index] != index {
                parents[index] = parents[parents[index]]
                index = parents[index]
            }
            return index
        }
        for (place, line) in down.enumerated() {
            for (index, other) in across.enumerated() where Self.touch(line, other) {
                parents[root(across.count + place)] = root(index)
            }
        }
        var groups: [Int: PageRules] = [:]
        for (index, line) in across.enumerated() {
            groups[root(index), default: .init(across: [], down: [])].across.append(line)
        }
        for (index, line) in down.enumerated() {
            groups[root(across.count + index), default: .init(across: [], down: [])].down.append(line)
        }
        return groups.sorted { $0.key < $1.key }.map(\.value)
    }

    private static func touch(_ down: Rule, _ across: Rule) -> Bool {
        down.at >= across.from - slack && down.at <= across.to + slack && across.at >= down.from - slack
            && across.at <= down.to + slack
    }
}
