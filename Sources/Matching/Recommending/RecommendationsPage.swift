// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
import Pages
package import ProfileModel
import TextFolding

/// index.html of the recommendations: for each offer its candidates with reasons, then each candidate's best offers.
package struct RecommendationsPage: Sendable {
    let language: ReportLanguage
    /// Whether each offer has a page of its own beside this one.
    private let hasShortlists: Bool
    /// The most candidates that the second part lists; the table file holds them all.
    private static let listed = 1000

    /// Where all is new, as in the first night, a mark on every line would say nothing.
    private var marksNew = true

    package init(language: ReportLanguage, hasShortlists: Bool = false) {
        self.language = language
        self.hasShortlists = hasShortlists
    }

    package func html(_ recommendations: Recommendations) -> String {
        var page = self
        page.marksNew = Self.marksNew(recommendations)
        return page.text(of: recommendations)
    }

    /// Whether anything is not new.
    static func marksNew(_ recommendations: Recommendations) -> Bool {
        recommendations.offers.contains { $0.candidates.contains { !$0.new } }
    }

    private func text(of recommendations: Recommendations) -> String {
        let title = language.text("Recommandations", "Recommendations")
        let fresh = recommendations.offers.reduce(0) { $0 + $1.candidates.count { $0.new } }
        var body =
            "<a class=\"skip\" href=\"#main\">\(language.text("Aller au contenu", "Skip to content"))</a>\n<header>\n"
        body += "<h1>\(title)</h1>\n<p class=\"soft\">\(HTML.escape(facts(recommendations, fresh)))</p>\n</header>\n"
        body += filter(recommendations) + contents(recommendations)
        body += "<main id=\"main\">\n<p class=\"note\">\(HTML.escape(Self.note(language)))</p>\n"
        body += leftOut(recommendations) + closed(recommendations)
        for (index, entry) in recommendations.offers.enumerated() { body += section(entry, index) }
        if recommendations.offers.isEmpty {
            body +=
                "<p>\(language.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present."))</p>\n"
        }
        body += candidates(recommendations) + figures(recommendations) + "</main>\n"
        return HTML.page(
            title: "\(title) – \(recommendations.generatedAt.prefix(10))",
            language: language,
            body: body,
            script: .filter
        )
    }

    static func note(_ language: ReportLanguage) -> String {
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

    /// Hidden until the script shows it: without one there is nothing to filter with.
    private func filter(_ recommendations: Recommendations) -> String {
        guard !recommendations.offers.isEmpty else { return "" }
        let fresh =
            marksNew
            ? "<label><input type=\"checkbox\" name=\"fresh\"> \(language.text("Nouveaux seulement", "New ones only"))</label>\n"
            : ""
        return """
            <form id="filter" role="search" hidden>
            <label class="words">\(language.text("Filtrer", "Filter")) <input type="search" name="q" autocomplete="off"
            placeholder="\(language.text("nom, offre, compétence…", "name, offer, skill…"))"></label>
            \(fresh)<label><input type="checkbox" name="met"> \(language.text("Indispensables tous remplis", "All must-haves met"))</label>
            <output aria-live="polite" data-one="\(language.text("1 ligne affichée", "1 line shown"))" \
            data-many="\(language.text("# lignes affichées", "# lines shown"))"></output>
            </form>

            """
    }

    private func contents(_ recommendations: Recommendations) -> String {
        guard recommendations.offers.count > 1 else { return "" }
        let named = Dictionary(grouping: recommendations.offers) { Folding.key($0.offer.title) }
        let links = recommendations.offers.enumerated().map { index, entry in
            // Of offers with one title the files tell which is which.
            let isAlone = named[Folding.key(entry.offer.title)]?.count == 1
            let file = isAlone ? "" : " <span class=\"soft\">\(HTML.escape(entry.offer.source))</span>"
            return "<li><a href=\"#o\(index + 1)\"><bdi>\(HTML.escape(entry.offer.title))</bdi></a>\(file)"
                + badge(entry.candidates.count { $0.new }) + "</li>"
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
        let title = HTML.escape(entry.offer.title)
        let isNew =
            entry.remarks.isNew ? " <span class=\"new\">\(language.text("nouvelle offre", "new offer"))</span>" : ""
        var text = "<section id=\"o\(index + 1)\" data-title=\"\(title)\">\n<h2><bdi>\(title)</bdi>\(isNew)</h2>\n"
        text += "<p class=\"soft\">\(HTML.escape(entry.offer.source))\(link(entry.offer))</p>\n"
        guard !entry.candidates.isEmpty else {
            return text
                + "<p>\(language.text("Aucun candidat pour le moment.", "No candidate at present."))</p>\n"
                + ListNotes(language).html(entry.remarks) + "</section>\n"
        }
        var table = MatchTable(language: language)
        table.marksNew = marksNew
        table.reasons = hasShortlists ? 4 : nil
        text += table.html(entry.candidates, caption: language.text("Candidats proposés", "Candidates proposed"))
        return text + ListNotes(language).html(entry.remarks) + "</section>\n"
    }

    private func link(_ offer: Scores.OfferReference) -> String {
        guard hasShortlists else { return "" }
        let words = language.text("toutes les raisons et les suivants", "all reasons and the next ones")
        return "<span class=\"onscreen\"> · "
            + "<a href=\"\(RecommendedShortlistPage.name(of: offer))\">\(words)</a></span>"
    }

    // MARK: For candidates

    private func candidates(_ recommendations: Recommendations) -> String {
        guard !recommendations.candidates.isEmpty else { return "" }
        let labels = language == .french ? ["Candidat", "Meilleures offres"] : ["Candidate", "Best offers"]
        let rows = recommendations.candidates.prefix(Self.listed).map { candidate($0, label: labels[1]) }
        let title = language.text("Par candidat", "By candidate")
        var text = "<section data-title=\"\(title)\">\n<h2>\(title)</h2>\n"
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

    private func candidate(_ entry: Recommendations.ForCandidate, label: String) -> String {
        let offers = entry.offers.prefix(3).map { match in
            "<li><bdi>\(HTML.escape(match.offer.title))</bdi> – \(Labels.points(match.score, language))"
                + (match.new && marksNew ? " <span class=\"new\">\(language.text("nouveau", "new"))</span>" : "")
                + "</li>"
        }
        let none = language.text("aucune offre ne correspond", "no offer suits")
        let isNew = marksNew && entry.offers.contains { $0.new } ? " data-new" : ""
        return "<tr data-row\(isNew)><th scope=\"row\"><bdi>\(HTML.escape(entry.candidate.name))</bdi><br>"
            + "<span class=\"soft\">\(HTML.escape(entry.candidate.source))</span></th>"
            + "<td data-label=\"\(label)\">"
            + (offers.isEmpty ? "<span class=\"soft\">\(none)</span>" : "<ul>\(offers.joined())</ul>") + "</td></tr>"
    }
}
