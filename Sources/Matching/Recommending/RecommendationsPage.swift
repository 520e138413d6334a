// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// index.html of the recommendations: for each offer its candidates with reasons, then each candidate's best offers.
package struct RecommendationsPage: Sendable {
    let language: ReportLanguage
    /// The most candidates that the second part lists; the table file holds them all.
    private static let listed = 1000

    /// Where all is new, as in the first night, a mark on every line would say nothing.
    private var marksNew = true

    package init(language: ReportLanguage) { self.language = language }

    package func html(_ recommendations: Recommendations) -> String {
        var page = self
        page.marksNew = recommendations.offers.contains { $0.candidates.contains { !$0.new } }
        return page.text(of: recommendations)
    }

    private func text(of recommendations: Recommendations) -> String {
        let title = language.text("Recommandations", "Recommendations")
        let fresh = recommendations.offers.reduce(0) { $0 + $1.candidates.count { $0.new } }
        var body =
            "<a class=\"skip\" href=\"#main\">\(language.text("Aller au contenu", "Skip to content"))</a>\n<header>\n"
        body += "<h1>\(title)</h1>\n<p class=\"soft\">\(HTML.escape(facts(recommendations, fresh)))</p>\n</header>\n"
        body += contents(recommendations) + "<main id=\"main\">\n<p class=\"note\">\(HTML.escape(note))</p>\n"
        body += leftOut(recommendations)
        for (index, entry) in recommendations.offers.enumerated() { body += section(entry, index) }
        if recommendations.offers.isEmpty {
            body +=
                "<p>\(language.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present."))</p>\n"
        }
        body += candidates(recommendations) + "</main>\n"
        return HTML.page(title: "\(title) – \(recommendations.generatedAt.prefix(10))", language: language, body: body)
    }

    private var note: String {
        language.text(
            "Chaque score est la somme de points expliqués ; il aide à choisir qui rencontrer, il ne décide pas. «\u{A0}Non précisé\u{A0}» n’est pas «\u{A0}absent\u{A0}». Le nom, la photo, l’âge, le sexe, l’adresse, la nationalité et la situation de famille n’entrent jamais dans le calcul.",
            "Each score is the sum of explained points; it helps to choose whom to meet, it does not decide. “Not stated” is not “absent”. Name, photo, age, gender, address, nationality and family status never enter it."
        )
    }

    private func facts(_ recommendations: Recommendations, _ fresh: Int) -> String {
        let (offers, people) = (recommendations.offers.count, recommendations.candidates.count)
        return language.text(
            "\(moment(recommendations)) · \(offers) offre\(offers > 1 ? "s" : "") · \(people) candidat\(people > 1 ? "s" : "") · \(fresh) nouveau\(fresh > 1 ? "x" : "") rapprochement\(fresh > 1 ? "s" : "")",
            "\(moment(recommendations)) · \(offers) offer\(offers == 1 ? "" : "s") · \(people) candidate\(people == 1 ? "" : "s") · \(fresh) new match\(fresh == 1 ? "" : "es")"
        )
    }

    /// `20 novembre 2026, 01:00 UTC` of the moment of the run.
    private func moment(_ recommendations: Recommendations) -> String {
        let text = recommendations.generatedAt
        guard text.utf8.count >= 16 else { return text }
        return "\(language.day(text)), \(text.dropFirst(11).prefix(5)) UTC"
    }

    private func contents(_ recommendations: Recommendations) -> String {
        guard recommendations.offers.count > 1 else { return "" }
        let links = recommendations.offers.enumerated().map { index, entry in
            "<li><a href=\"#o\(index + 1)\"><bdi>\(HTML.escape(entry.offer.title))</bdi></a>\(badge(entry.candidates.count { $0.new }))</li>"
        }
        let label = language.text("Offres", "Offers")
        return "<nav aria-label=\"\(label)\"><ul>\n\(links.joined(separator: "\n"))\n</ul></nav>\n"
    }

    private func badge(_ count: Int) -> String {
        count == 0 || !marksNew
            ? "" : " <span class=\"new\">\(count) \(language.text(count > 1 ? "nouveaux" : "nouveau", "new"))</span>"
    }

    // MARK: For one offer

    private func section(_ entry: Recommendations.ForOffer, _ index: Int) -> String {
        var text = "<section id=\"o\(index + 1)\">\n<h2><bdi>\(HTML.escape(entry.offer.title))</bdi></h2>\n"
        text += "<p class=\"soft\">\(HTML.escape(entry.offer.source))</p>\n"
        guard !entry.candidates.isEmpty else {
            return text
                + "<p>\(language.text("Aucun candidat pour le moment.", "No candidate at present."))</p>\n</section>\n"
        }
        let labels =
            language == .french
            ? ["Candidat", "Indispensables", "Raisons", "Score"] : ["Candidate", "Must-haves", "Reasons", "Score"]
        let head = labels.enumerated().map {
            "<th scope=\"col\"\($0.offset == 3 ? " class=\"n\"" : "")>\($0.element)</th>"
        }.joined()
        let rows = entry.candidates.enumerated().map { rank, match in
            "<tr><th scope=\"row\">\(rank + 1). <bdi>\(HTML.escape(match.candidate.name))</bdi>"
                + (match.new && marksNew ? " <span class=\"new\">\(language.text("nouveau", "new"))</span>" : "")
                + "<br><span class=\"soft\">\(HTML.escape(match.candidate.source))</span></th>"
                + "<td data-label=\"\(labels[1])\">\(mustHaves(match.mustHaves))</td>"
                + "<td data-label=\"\(labels[2])\">\(list(speaking(match)))</td>"
                + "<td class=\"n\" data-label=\"\(labels[3])\">\(HTML.bar(match.score, of: 100, language))</td></tr>"
        }
        text +=
            "<table class=\"wide\"><thead><tr>\(head)</tr></thead><tbody>\n\(rows.joined(separator: "\n"))\n</tbody></table>\n"
        return text + "</section>\n"
    }

    /// How many are met, and by name those that are not.
    private func mustHaves(_ mustHaves: [Scores.MustHave]) -> String {
        guard !mustHaves.isEmpty else { return "" }
        let met = mustHaves.count { $0.verdict == .met }
        let open = mustHaves.filter { $0.verdict != .met }.map { must in
            "<li>\(HTML.verdict(must.verdict.rawValue, Labels.verdict(must.verdict, language))) – \(HTML.escape(must.text))</li>"
        }
        let count = "\(met) / \(mustHaves.count) \(language.text(met > 1 ? "remplis" : "rempli", "met"))"
        return count + (open.isEmpty ? "" : "<ul>\(open.joined())</ul>")
    }

    /// The reasons without the gaps that the column of must-haves names already.
    private func speaking(_ match: Recommendations.ForOffer.Match) -> [String] {
        let open = match.mustHaves.filter { $0.verdict == .missing || $0.verdict == .unknown }.map(\.text)
        return match.reasons.filter { reason in !open.contains { reason.hasSuffix(": " + $0) } }
    }

    private func list(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "<ul>" + lines.map { "<li>\(HTML.escape($0))</li>" }.joined() + "</ul>"
    }

    // MARK: For candidates

    private func candidates(_ recommendations: Recommendations) -> String {
        guard !recommendations.candidates.isEmpty else { return "" }
        let labels = language == .french ? ["Candidat", "Meilleures offres"] : ["Candidate", "Best offers"]
        let rows = recommendations.candidates.prefix(Self.listed).map { entry in
            let offers = entry.offers.prefix(3).map { match in
                "<li><bdi>\(HTML.escape(match.offer.title))</bdi> – \(Labels.points(match.score, language))"
                    + (match.new && marksNew ? " <span class=\"new\">\(language.text("nouveau", "new"))</span>" : "")
                    + "</li>"
            }
            return "<tr><th scope=\"row\"><bdi>\(HTML.escape(entry.candidate.name))</bdi><br>"
                + "<span class=\"soft\">\(HTML.escape(entry.candidate.source))</span></th>"
                + "<td data-label=\"\(labels[1])\"><ul>\(offers.joined())</ul></td></tr>"
        }
        var text = "<section>\n<h2>\(language.text("Par candidat", "By candidate"))</h2>\n"
        text +=
            "<table class=\"wide\"><thead><tr>\(labels.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead><tbody>\n"
        text += rows.joined(separator: "\n") + "\n</tbody></table>\n"
        let rest = recommendations.candidates.count - Self.listed
        if rest > 0 {
            let more = language.text(
                "… et \(rest) autres candidats : voir le fichier CSV.",
                "… and \(rest) more candidates: see the CSV file."
            )
            text += "<p>\(more)</p>\n"
        }
        return text + "</section>\n"
    }
}
