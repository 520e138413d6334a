// SPDX-License-Identifier: GPL-3.0-or-later

/// What was ranked for one question, an offer or a query, and what people judged of it.
package struct JudgedRanking: Sendable {
    /// The offer's or the query's name.
    package var question: String
    /// `fr`, `en`, or `nil` where it is not known.
    package var language: String?
    /// The trade or the kind of question; `nil` where nobody said.
    package var family: String?
    /// The grade of each judged item, 0 for those that do not fit.
    package var grades: [String: Double]
    /// What was found with its score, in any order.
    package var found: [(item: String, score: Double)]

    package init(
        question: String,
        language: String?,
        family: String?,
        grades: [String: Double],
        found: [(item: String, score: Double)]
    ) {
        self.question = question
        self.language = language
        self.family = family
        self.grades = grades
        self.found = found
    }

    /// Whether anything can be right.
    package var isJudged: Bool { grades.values.contains { $0 > 0 } }

    /// Grades from the highest score down, equal scores in the order that is worst for the ranking.
    package var rankedGrades: [Double] {
        found.map { (score: $0.score, grade: grades[$0.item] ?? 0) }
            .sorted { ($1.score, $0.grade) < ($0.score, $1.grade) }.map(\.grade)
    }

    package func value(_ measure: RankingMeasure) -> Double {
        measure.value(ranked: rankedGrades, all: Array(grades.values))
    }
}
