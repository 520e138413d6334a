// SPDX-License-Identifier: GPL-3.0-or-later

/// What can be wrong with a line of an event log.
enum LineProblem: String, CaseIterable {
    case quoting
    case fewColumns = "too_few_columns"
    case manyColumns = "too_many_columns"
    case noCase = "no_case"
    case noPerson = "no_person"
    case noStep = "no_step"
    case noStart = "no_start"
    case badStart = "start_unreadable"
    case badEnd = "end_unreadable"
    case endBeforeStart = "end_before_start"
    case futureStart = "start_in_future"
    case futureEnd = "end_in_future"
    case afterHorizon = "after_as_of"
    case duplicate

    /// Whether the line is counted all the same.
    var isKept: Bool { self == .futureEnd }

    /// What is wrong, in English and French.
    var texts: (en: String, fr: String) {
        switch self {
        case .quoting:
            (
                "A quotation mark is not closed, or closed in the middle of a value.",
                "Un guillemet n’est pas fermé, ou l’est au milieu d’une valeur."
            )
        case .fewColumns:
            ("The line has fewer columns than the headings.", "La ligne a moins de colonnes que l’en-tête.")
        case .manyColumns:
            ("The line has more columns than the headings.", "La ligne a plus de colonnes que l’en-tête.")
        case .noCase: ("The case is not named.", "Le dossier n’est pas indiqué.")
        case .noPerson: ("The person is not named.", "La personne n’est pas indiquée.")
        case .noStep: ("The step is not named.", "L’étape n’est pas indiquée.")
        case .noStart: ("The start is missing.", "Le début manque.")
        case .badStart: ("The start is not a date that can be read.", "Le début n’est pas une date lisible.")
        case .badEnd: ("The end is not a date that can be read.", "La fin n’est pas une date lisible.")
        case .endBeforeStart: ("The end lies before the start.", "La fin précède le début.")
        case .futureStart: ("The start lies in the future.", "Le début est dans le futur.")
        case .futureEnd:
            (
                "The end lies in the future; the step is counted as open.",
                "La fin est dans le futur ; l’étape est comptée comme en cours."
            )
        case .afterHorizon:
            ("The start lies after the day asked for.", "Le début est postérieur à la date demandée.")
        case .duplicate:
            (
                "The line says the same as another one, which is counted.",
                "La ligne répète une autre ligne, qui est comptée."
            )
        }
    }
}

/// Counts problems and remembers the first lines of each.
struct LineProblems {
    /// How many line numbers are told of each.
    static let shown = 10

    private var counts: [LineProblem: Int] = [:]
    private var lines: [LineProblem: [Int]] = [:]

    mutating func add(_ problem: LineProblem, line: Int) {
        counts[problem, default: 0] += 1
        if lines[problem, default: []].count < Self.shown { lines[problem, default: []].append(line) }
    }

    /// In the order of the kinds.
    var facts: [LogFacts.Problem] {
        LineProblem.allCases.compactMap { problem in
            counts[problem].map { count in
                let texts = problem.texts
                return LogFacts.Problem(
                    reason: problem.rawValue,
                    kept: problem.isKept,
                    count: count,
                    lines: (lines[problem] ?? []).sorted(),
                    message: texts.en,
                    messageFR: texts.fr
                )
            }
        }
    }
}
