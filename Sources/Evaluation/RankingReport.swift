// SPDX-License-Identifier: GPL-3.0-or-later

/// How good the rankings of one or several ways of ranking are, in all and by group.
package struct RankingReport: Sendable {
    /// A way of ranking, as `words`, with its ranking of each question, in the same order for all.
    package struct System: Sendable {
        package var name: String
        package var rankings: [JudgedRanking]

        package init(name: String, rankings: [JudgedRanking]) {
            self.name = name
            self.rankings = rankings
        }
    }

    /// A mean with the range that holds it 95 times in 100.
    package struct Figure: Sendable, Codable, Equatable {
        package var mean: Double
        package var low: Double?
        package var high: Double?

        package init(_ values: [Double], _ bootstrap: Bootstrap) {
            mean = values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
            let interval = bootstrap.interval(values)
            low = interval?.lowerBound
            high = interval?.upperBound
        }
    }

    /// Questions that have something in common; `name` is `nil` for all of them.
    package struct Group: Sendable {
        package var dimension: String
        package var name: String
        package var questions: [Int]
    }

    /// The last is what is measured, the others what it is compared with.
    package let systems: [System]
    /// Questions of which nothing is judged relevant: they say nothing, and were left out.
    package let unjudged: [String]
    private let bootstrap: Bootstrap

    package init(_ systems: [System], bootstrap: Bootstrap = Bootstrap()) {
        self.bootstrap = bootstrap
        unjudged = systems.first?.rankings.filter { !$0.isJudged }.map(\.question) ?? []
        self.systems = systems.map { System(name: $0.name, rankings: $0.rankings.filter(\.isJudged)) }
    }

    /// How many questions count.
    package var questions: Int { systems.first?.rankings.count ?? 0 }

    /// All questions, then those of each language and each family.
    package var groups: [Group] {
        let rankings = systems.first?.rankings ?? []
        func groups(_ dimension: String, _ name: (JudgedRanking) -> String?) -> [Group] {
            Dictionary(grouping: rankings.indices.filter { name(rankings[$0]) != nil }) { name(rankings[$0]) ?? "" }
                .sorted { $0.key < $1.key }.map { Group(dimension: dimension, name: $0.key, questions: $0.value) }
        }
        let all = Group(dimension: "all", name: "all", questions: Array(rankings.indices))
        return [all] + groups("language", \.language) + groups("family", \.family)
    }

    package func figure(_ measure: RankingMeasure, of system: System, in group: Group) -> Figure {
        Figure(values(measure, of: system, in: group), bootstrap)
    }

    /// By how much `system` is better than `other`, question by question.
    package func difference(
        _ measure: RankingMeasure,
        of system: System,
        over other: System,
        in group: Group
    ) -> Figure {
        let pairs = zip(values(measure, of: system, in: group), values(measure, of: other, in: group))
        return Figure(pairs.map { $0 - $1 }, bootstrap)
    }

    private func values(_ measure: RankingMeasure, of system: System, in group: Group) -> [Double] {
        group.questions.map { system.rankings[$0].value(measure) }
    }
}
