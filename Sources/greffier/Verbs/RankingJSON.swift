// SPDX-License-Identifier: GPL-3.0-or-later
import Evaluation

/// What `evaluate --ranking --json` prints.
struct RankingJSON: Encodable {
    struct System: Encodable {
        var name: String
        var measures: [String: RankingReport.Figure]
    }

    struct Difference: Encodable {
        var system: String
        var over: String
        var measures: [String: RankingReport.Figure]
    }

    struct Group: Encodable {
        var by: String
        var name: String
        var questions: Int
        var systems: [System]
        var differences: [Difference]
    }

    struct Refit: Encodable {
        var language: String
        var outcome: FusionRefit.Outcome
    }

    var questions: Int
    var unjudged: [String]
    var missing: [String]
    var groups: [Group]
    var refit: [Refit]?

    init(_ report: RankingReport, missing: [String], refits: [(language: String, outcome: FusionRefit.Outcome)]?) {
        questions = report.questions
        unjudged = report.unjudged
        self.missing = missing
        groups = report.groups.map { Self.group($0, of: report) }
        refit = refits?.map { Refit(language: $0.language, outcome: $0.outcome) }
    }

    private static func group(_ group: RankingReport.Group, of report: RankingReport) -> Group {
        func measures(_ figure: (RankingMeasure) -> RankingReport.Figure) -> [String: RankingReport.Figure] {
            Dictionary(uniqueKeysWithValues: RankingMeasure.allCases.map { ($0.rawValue, figure($0)) })
        }
        let last = report.systems.last
        return Group(
            by: group.dimension,
            name: group.name,
            questions: group.questions.count,
            systems: report.systems.map { system in
                System(name: system.name, measures: measures { report.figure($0, of: system, in: group) })
            },
            differences: report.systems.dropLast().compactMap { other in
                last.map { last in
                    Difference(
                        system: last.name,
                        over: other.name,
                        measures: measures { report.difference($0, of: last, over: other, in: group) }
                    )
                }
            }
        )
    }
}
