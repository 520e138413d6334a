// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import ProfileModel

/// Words and rows that all reports share.
struct ReportWords {
    let language: ReportLanguage

    func text(_ french: String, _ english: String) -> String { language.text(french, english) }

    var note: String {
        text(
            "Le score additionne ce que le CV prouve pour chaque demande de l’offre. Il aide à lire, il ne décide pas. «\u{A0}Non précisé\u{A0}» n’est pas «\u{A0}absent\u{A0}» : posez la question. Le nom, la photo, l’âge, le sexe, l’adresse, la nationalité et la situation de famille n’entrent jamais dans le calcul.",
            "The score adds up what the CV proves for each demand of the offer. It helps to read; it does not decide. “Not stated” is not “absent”: ask. Name, photo, age, gender, address, nationality and family status never enter it."
        )
    }

    func asOf(_ day: String) -> String { text("au ", "as of ") + language.day(day) }

    func rules(_ version: String) -> String { text("règles ", "rules ") + version }

    /// `72,4 sur 100`.
    func outOf100(_ score: Double) -> String {
        Labels.points(score, language) + text(" sur 100", " out of 100")
    }

    /// A weight, which is a whole number more often than not.
    func weight(_ weight: Double) -> String {
        Int(exactly: weight).map(String.init) ?? Labels.points(weight, language)
    }

    func share(_ points: Double, of weight: Double) -> String {
        "\(Labels.points(points, language)) / \(self.weight(weight))"
    }

    /// `3 indispensables remplis sur 4`.
    func met(_ demands: [Scores.MustHave]) -> String {
        let met = demands.count { $0.verdict == .met }
        guard !demands.isEmpty else {
            return text("l’offre n’exige rien de précis", "the offer insists on nothing in particular")
        }
        return text(
            "\(met) indispensable\(met > 1 ? "s" : "") rempli\(met > 1 ? "s" : "") sur \(demands.count)",
            "\(met) of \(demands.count) must-haves met"
        )
    }

    /// The demands that are not met, by what is said of them.
    func unmet(_ demands: [Scores.MustHave]) -> [String] {
        [Scores.MustHave.Verdict.missing, .partly, .unknown].compactMap { verdict in
            let texts = demands.filter { $0.verdict == verdict }.map(\.text)
            guard !texts.isEmpty else { return nil }
            return Labels.verdict(verdict, language) + language.colon + texts.joined(separator: ", ")
        }
    }

    /// The must-haves as rows: demand, verdict, evidence.
    func mustHaves(_ demands: [Scores.MustHave]) -> Report.Section {
        var section = Report.Section(heading: text("Indispensables", "Must-haves"))
        guard !demands.isEmpty else {
            section.paragraphs = [
                text("L’offre n’exige rien de précis.", "The offer insists on nothing in particular.")
            ]
            return section
        }
        section.columns = columns
        section.rows = demands.map { demand in
            Report.Row(
                name: demand.text,
                detail: asked(demand.offerQuote, besides: demand.text),
                mark: Labels.verdict(demand.verdict, language),
                text: quoted(demand.cvQuote)
            )
        }
        return section
    }

    var columns: Report.Row {
        Report.Row(
            name: text("Demandé par l’offre", "Asked by the offer"),
            mark: text("Résultat", "Result"),
            text: text("Dans le CV", "In the CV"),
            figure: "Points"
        )
    }

    /// What the offer says, where the demand's own words do not say it.
    func asked(_ quote: String?, besides text: String) -> String {
        quote == nil || quote == text ? "" : quoted(quote)
    }

    func quoted(_ quote: String?) -> String { quote.map { text("«\u{A0}\($0)\u{A0}»", "“\($0)”") } ?? "" }
}
