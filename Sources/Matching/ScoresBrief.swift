// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// scores-brief.html: the same scores for the candidate: what was found, what was not, what would help, what to ask for.
package struct ScoresBrief: Sendable {
    private let language: ReportLanguage
    /// The offers that the sheet speaks of, best first.
    private let most: Int

    package init(language: ReportLanguage, most: Int = 3) {
        self.language = language
        self.most = max(1, most)
    }

    /// The page; of a document that is of no candidate it says so by `noCandidate`.
    package func html(_ scores: Scores, candidate: String, noCandidate: WarningKind? = nil) -> String {
        let heading = language.text("Votre CV et nos offres", "Your CV and our openings")
        var body = "<header>\n<h1>\(HTML.escape(heading))</h1>\n<p class=\"soft\">"
        body += candidate.isEmpty ? "" : "<bdi>\(HTML.escape(candidate))</bdi> · "
        body += HTML.escape(language.text("au ", "as of ") + language.day(scores.asOf))
        body += HTML.escape(Labels.nearest(most, of: scores.offers.count, language)) + "</p>\n</header>\n<main>\n"
        if let noCandidate {
            body += "<p>\(HTML.escape(noCandidate.message(in: language)))</p>\n"
        } else if scores.offers.isEmpty {
            body +=
                "<p>\(language.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present."))</p>\n"
        } else {
            body += "<p class=\"note\">\(HTML.escape(introduction))</p>\n"
        }
        for offer in scores.offers.prefix(most) { body += section(offer) }
        return HTML.page(title: heading, language: language, body: body + rights + "</main>\n")
    }

    private var introduction: String {
        language.text(
            "Un programme a comparé votre CV à chaque demande de ces offres. Il aide une personne à lire ; il ne décide de rien et n’écarte personne. «\u{A0}Non précisé\u{A0}» veut dire que le CV n’en parle pas, pas que vous ne savez pas le faire.",
            "A program compared your CV with each demand of these openings. It helps a person to read; it decides nothing and turns nobody down. “Not stated” means that the CV does not say, not that you cannot."
        )
    }

    // MARK: One offer

    private func section(_ offer: Scores.OfferScore) -> String {
        var text = "<section>\n<h2><bdi>\(HTML.escape(offer.offer.title))</bdi></h2>\n"
        let points = Labels.points(offer.score, language)
        text += "<p>\(language.text("\(points) points sur 100", "\(points) points out of 100"))</p>\n"
        let required = Set(offer.mustHaves.map(\.text))
        let rest = offer.categories.flatMap(\.items)
            .filter { !required.contains($0.text) && $0.verdict != .missing && $0.offerQuote != nil }
        text += list(
            language.text("Ce que l’offre exige", "What the offer insists on"),
            offer.mustHaves.map {
                line(
                    $0.verdict.rawValue,
                    label($0.verdict.rawValue, Labels.verdict($0.verdict, language)),
                    $0.text,
                    $0.cvQuote
                )
            }
        )
        text += list(
            language.text("Ce qui compte aussi", "What counts as well"),
            rest.map {
                line(
                    $0.verdict.rawValue,
                    label($0.verdict.rawValue, Labels.verdict($0.verdict, language)),
                    $0.text,
                    $0.cvQuote
                )
            }
        )
        let changes = (offer.changes ?? []).filter { $0.category != "location" }.prefix(3)
        text += list(
            language.text("Si vous l’avez, dites-le dans votre CV", "If you have it, say so in your CV"),
            changes.map { "<li>\(HTML.escape($0.sentence))</li>" }
        )
        return text + "</section>\n"
    }

    /// Who reads of themselves is told what was not found, not what they lack.
    private func label(_ verdict: String, _ label: String) -> String {
        verdict == Scores.Item.Verdict.missing.rawValue ? language.text("Pas trouvé", "Not found") : label
    }

    private func line(_ verdict: String, _ label: String, _ text: String, _ quote: String?) -> String {
        let words = quote.map { $0 == text ? "" : " <q>\(HTML.escape($0))</q>" } ?? ""
        return "<li>\(HTML.verdict(verdict, label)) – \(HTML.escape(text))\(words)</li>"
    }

    private func list(_ title: String, _ lines: [String]) -> String {
        lines.isEmpty
            ? "" : "<h3>\(HTML.escape(title))</h3>\n<ul class=\"plain\">\n\(lines.joined(separator: "\n"))\n</ul>\n"
    }

    // MARK: Rights

    private var rights: String {
        let lines =
            language == .french
            ? [
                "Une personne prend la décision. Vous pouvez demander qui, et une explication de la place que ce calcul y a prise.",
                "Vous pouvez demander ce qui est conservé de vous, le faire corriger ou effacer, et vous opposer à ce traitement.",
                "Le nom, la photo, l’âge, le sexe, l’adresse, la nationalité et la situation de famille n’entrent pas dans le calcul. Le lieu n’y entre que si l’employeur l’a choisi, et figure alors ci-dessus.",
            ]
            : [
                "A person takes the decision. You can ask who, and for an explanation of the part that this had in it.",
                "You can ask what is kept about you, have it corrected or erased, and object to this processing.",
                "Name, photo, age, gender, address, nationality and family status have no part in it. The place has one only where the employer chose so, and then stands above.",
            ]
        let title = language.text("Vos droits", "Your rights")
        return "<section>\n<h2>\(title)</h2>\n<ul>\n"
            + lines.map { "<li>\(HTML.escape($0))</li>" }.joined(separator: "\n") + "\n</ul>\n</section>\n"
    }
}
