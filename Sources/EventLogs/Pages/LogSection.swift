// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// What a page tells of the log that it rests on.
struct LogSection {
    let facts: LogFacts
    let language: ReportLanguage

    /// One line under the heading.
    func summary(asOf: String) -> String {
        let words = Wording(language)
        let (events, cases) = (words.grouped(facts.events), words.grouped(facts.cases))
        let day = SegmentPage.day(asOf, language)
        return "<p class=\"soft\">"
            + Markup.escape(
                language.text(
                    "Au \(day) : \(events) événements de \(cases) dossiers.",
                    "As of \(day): \(events) events of \(cases) cases."
                )
            ) + "</p>\n"
    }

    /// The lines that are not counted, or not as they stand; empty where all are.
    var problems: String {
        var text = ""
        if facts.datesAreGuessed {
            let note = language.text(
                "Aucune date ne dit si le jour ou le mois vient en premier ; le jour a été supposé.",
                "No date tells whether day or month comes first; the day was assumed."
            )
            text += "<p class=\"note\">\(Markup.escape(note))</p>\n"
        }
        guard !facts.problems.isEmpty else { return text }
        let words = Wording(language)
        let rows = facts.problems.map { problem -> [Markup.Cell] in
            let lines = problem.lines.map { "\($0)" }.joined(separator: ", ")
            return [
                .init(text: problem.message(in: language)),
                .init(text: problem.kept ? language.text("oui", "yes") : language.text("non", "no")),
                .init(text: words.grouped(problem.count), isNumber: true),
                .init(text: lines + (problem.count > problem.lines.count ? ", …" : "")),
            ]
        }
        return text + "<h2>\(language.text("Lignes à corriger", "Lines to mend"))</h2>\n"
            + Markup.table(
                caption: language.text(
                    "Numéros des lignes du fichier, l’en-tête étant la ligne 1.",
                    "Numbers of lines in the file; the headings are line 1."
                ),
                headings: [
                    language.text("Motif", "Reason"), language.text("Comptée", "Counted"),
                    language.text("Lignes", "Lines"), language.text("Premières", "First ones"),
                ],
                numbersFrom: 9,
                rows: rows
            )
    }
}
