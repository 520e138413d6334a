// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// scores.html: one candidate against the offers, for people who decide: facts first, the number with its reasons.
package struct ScoresPage: Sendable {
    private let language: ReportLanguage
    /// The offers that are explained in full; the others stand in the overview alone.
    private let detailed: Int

    /// `detailed` offers are explained, best first; the default is 10.
    package init(language: ReportLanguage, detailed: Int = 10) {
        self.language = language
        self.detailed = max(0, detailed)
    }

    /// The page.
    ///
    /// `candidate` is the name to show, `source` the original file; both may be empty for a blind sheet. Of a document
    /// that is of no candidate, the page says by `noCandidate` why it has no score.
    package func html(
        _ scores: Scores,
        candidate: String,
        source: String,
        noCandidate: WarningKind? = nil
    ) -> String {
        let heading = language.text("Adéquation aux offres", "Match with the offers")
        let title = candidate.isEmpty ? heading : "\(heading) – \(candidate)"
        var body =
            "<a class=\"skip\" href=\"#main\">\(language.text("Aller au contenu", "Skip to content"))</a>\n<header>\n"
        body +=
            "<h1>\(candidate.isEmpty ? "" : "<bdi>\(HTML.escape(candidate))</bdi> – ")\(HTML.escape(heading))</h1>\n"
        body +=
            "<p class=\"soft\">\(source.isEmpty ? "" : HTML.escape(source) + " · ")\(facts(scores))</p>\n</header>\n"
        body += "<main id=\"main\">\n\(note)\n\(noCandidate.map(reason) ?? overview(scores))"
        for (index, offer) in scores.offers.prefix(detailed).enumerated() { body += sheet(offer, index) }
        return HTML.page(title: title, language: language, body: body + "</main>\n")
    }

    private func facts(_ scores: Scores) -> String {
        let day = language.text("au ", "as of ") + language.day(scores.asOf)
        let count = scores.offers.count
        let offers = language.text("\(count) offre\(count > 1 ? "s" : "")", "\(count) offer\(count == 1 ? "" : "s")")
        return HTML.escape("\(day) · \(offers) · \(language.text("règles", "rules")) \(scores.version)")
    }

    private var note: String {
        let text = language.text(
            "Le score additionne ce que le CV prouve pour chaque demande de l’offre. Il aide à lire, il ne décide pas. «\u{A0}Non précisé\u{A0}» n’est pas «\u{A0}absent\u{A0}» : posez la question. Le nom, la photo, l’âge, le sexe, l’adresse, la nationalité et la situation de famille n’entrent jamais dans le calcul.",
            "The score adds up what the CV proves for each demand of the offer. It helps to read; it does not decide. “Not stated” is not “absent”: ask. Name, photo, age, gender, address, nationality and family status never enter it."
        )
        return "<p class=\"note\">\(HTML.escape(text))</p>"
    }

    // MARK: Overview

    private func reason(_ kind: WarningKind) -> String {
        let text = "\(kind.message(in: language)) \(kind.hint(in: language))"
        return "<p>\(HTML.escape(text))</p>\n"
    }

    private func overview(_ scores: Scores) -> String {
        guard !scores.offers.isEmpty else {
            return
                "<p>\(language.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present."))</p>\n"
        }
        let labels =
            language == .french
            ? ["Offre", "Indispensables remplis", "Les autres", "Score"]
            : ["Offer", "Must-haves met", "The others", "Score"]
        var rows = ""
        for (index, offer) in scores.offers.enumerated() {
            let title = "<bdi>\(HTML.escape(offer.offer.title))</bdi>"
            let name = index < detailed ? "<a href=\"#o\(index + 1)\">\(title)</a>" : title
            rows +=
                "<tr><th scope=\"row\">\(name)<br><span class=\"soft\">\(HTML.escape(offer.offer.source))</span></th>"
            rows +=
                "<td data-label=\"\(labels[1])\">\(offer.mustHaves.count { $0.verdict == .met }) / \(offer.mustHaves.count)</td>"
            rows += "<td>\(unmet(offer))</td>"
            rows +=
                "<td class=\"n\" data-label=\"\(labels[3])\">\(HTML.bar(offer.score, of: 100, language))</td></tr>\n"
        }
        let head = labels.enumerated().map {
            "<th scope=\"col\"\($0.offset == 3 ? " class=\"n\"" : "")>\($0.element)</th>"
        }.joined()
        return "<table class=\"wide\"><thead><tr>\(head)</tr></thead><tbody>\n\(rows)</tbody></table>\n"
    }

    /// The must-haves that are not met, by what is said of them: those that are missing first, those to ask about last.
    private func unmet(_ offer: Scores.OfferScore) -> String {
        let verdicts: [Scores.MustHave.Verdict] = [.missing, .partly, .unknown]
        return verdicts.compactMap { verdict -> String? in
            let texts = offer.mustHaves.filter { $0.verdict == verdict }.map(\.text)
            guard !texts.isEmpty else { return nil }
            return "<div>\(HTML.verdict(verdict.rawValue, Labels.verdict(verdict, language)))"
                + "\(HTML.escape(language.colon + texts.joined(separator: ", ")))</div>"
        }.joined()
    }

    // MARK: One offer

    private func sheet(_ offer: Scores.OfferScore, _ index: Int) -> String {
        let outOf = language.text("sur 100", "out of 100")
        var text = "<section id=\"o\(index + 1)\">\n<h2><bdi>\(HTML.escape(offer.offer.title))</bdi></h2>\n"
        text += "<p class=\"soft\">\(HTML.escape(offer.offer.source))</p>\n"
        text += "<p class=\"total\">\(Labels.points(offer.score, language)) <small>\(outOf)</small></p>\n"
        text += mustHaves(offer) + categories(offer) + changes(offer)
        return text + "</section>\n"
    }

    private func mustHaves(_ offer: Scores.OfferScore) -> String {
        let title = "<h3>\(language.text("Indispensables", "Must-haves"))</h3>\n"
        guard !offer.mustHaves.isEmpty else {
            return title
                + "<p>\(language.text("L’offre n’exige rien de précis.", "The offer insists on nothing in particular."))</p>\n"
        }
        let rows = offer.mustHaves.map { must in
            row(
                HTML.verdict(must.verdict.rawValue, Labels.verdict(must.verdict, language)),
                must.text,
                must.offerQuote,
                must.cvQuote,
                points: nil
            )
        }
        return title + table(rows, hasPoints: false)
    }

    private func categories(_ offer: Scores.OfferScore) -> String {
        var text = "<h3>\(language.text("D’où vient le score", "Where the score comes from"))</h3>\n"
        for category in offer.categories where category.appliedWeight > 0 {
            text += "<h4>\(HTML.escape(Labels.category(category.name, language))) "
            text += HTML.bar(category.points, of: category.appliedWeight, language) + "</h4>\n"
            let rows = category.items.map { item in
                row(
                    HTML.verdict(item.verdict.rawValue, Labels.verdict(item.verdict, language)),
                    item.text,
                    item.offerQuote,
                    item.cvQuote,
                    points: item.points
                )
            }
            text += table(rows, hasPoints: true)
        }
        let silent = offer.categories.filter { $0.appliedWeight == 0 }.map { Labels.category($0.name, language) }
        if !silent.isEmpty {
            let words = language.text(
                "L’offre n’en dit rien ; leur poids va aux autres : ",
                "The offer says nothing of these; their weight goes to the others: "
            )
            text += "<p class=\"soft\">\(words)\(HTML.escape(silent.joined(separator: ", ")))</p>\n"
        }
        return text
    }

    /// The most sentences on what would change a score.
    private static let sentences = 5

    /// What would change the score, by the points that it would bring.
    private func changes(_ offer: Scores.OfferScore) -> String {
        guard let changes = offer.changes, !changes.isEmpty else { return "" }
        let lines = changes.prefix(Self.sentences).map { change in
            "<li>\(HTML.verdict(change.verdict.rawValue, Labels.verdict(change.verdict, language))) – \(HTML.escape(change.sentence))</li>"
        }
        let title = language.text("Ce qui changerait ce score", "What would change this score")
        let note = language.text(
            "Chaque ligne est un calcul refait avec cette preuve en plus ; les gains de deux lignes ne s’additionnent pas.",
            "Each line is the score worked out again with that proof added; the gains of two lines do not add up."
        )
        return
            "<h3>\(title)</h3>\n<ul>\n\(lines.joined(separator: "\n"))\n</ul>\n<p class=\"soft\">\(HTML.escape(note))</p>\n"
    }

    // MARK: Tables

    private func row(_ verdict: String, _ text: String, _ offerQuote: String?, _ cvQuote: String?, points: Double?)
        -> String
    {
        let labels = columns
        let asked =
            offerQuote == nil || offerQuote == text ? "" : "<br><span class=\"soft\">\(quoted(offerQuote))</span>"
        var row =
            "<tr><th scope=\"row\">\(HTML.escape(text))\(asked)</th><td data-label=\"\(labels[1])\">\(verdict)</td>"
        row += "<td data-label=\"\(labels[2])\">\(quoted(cvQuote))</td>"
        if let points { row += "<td class=\"n\" data-label=\"\(labels[3])\">\(Labels.points(points, language))</td>" }
        return row + "</tr>"
    }

    private func table(_ rows: [String], hasPoints: Bool) -> String {
        let shown = hasPoints ? columns : Array(columns.prefix(3))
        let head = shown.enumerated().map {
            "<th scope=\"col\"\($0.offset == 3 ? " class=\"n\"" : "")>\($0.element)</th>"
        }.joined()
        return
            "<table class=\"wide sheet\"><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>\n"
    }

    private var columns: [String] {
        language == .french
            ? ["Demandé par l’offre", "Résultat", "Dans le CV", "Points"]
            : ["Asked by the offer", "Result", "In the CV", "Points"]
    }

    private func quoted(_ text: String?) -> String { text.map { "<q>\(HTML.escape($0))</q>" } ?? "" }
}
