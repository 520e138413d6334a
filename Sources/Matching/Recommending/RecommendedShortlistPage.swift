// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel
import TextFolding

/// The page of one offer: its candidates with all reasons, who was set aside, and the next by score.
package struct RecommendedShortlistPage: Sendable {
    private let language: ReportLanguage

    package init(language: ReportLanguage) { self.language = language }

    /// What every page's name begins and ends with.
    package static let pattern = "shortlist-*.html"

    /// `shortlist-developpeuse-java-k3x9q7fa.html`: of the title what every file system holds, and of the id its end.
    package static func name(of offer: Scores.OfferReference) -> String {
        let words = Folding.words(offer.title).map { word in
            String(
                word.unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }.map(Character.init)
            )
        }
        var stem = ""
        for word in words where !word.isEmpty && stem.utf8.count + word.utf8.count < 50 { stem += word + "-" }
        let id = offer.id.lowercased().unicodeScalars.filter { ("a"..."z").contains($0) || ("0"..."9").contains($0) }
        return "shortlist-\(stem)\(String(String.UnicodeScalarView(id.suffix(8)))).html"
    }

    /// Whether all is new, as in the first night.
    package func isFirst(_ recommendations: Recommendations) -> Bool { !RecommendationsPage.marksNew(recommendations) }

    /// The page; `isFirst` where there was no run before, so that nothing is marked as new.
    package func html(_ list: Recommendations.ForOffer, of recommendations: Recommendations, isFirst: Bool) -> String {
        let title = list.offer.title
        var body = "<a class=\"skip\" href=\"#main\">\(language.text("Aller au contenu", "Skip to content"))</a>\n"
        body +=
            "<header>\n<p class=\"back\"><a href=\"index.html\">\(language.text("Toutes les offres", "All offers"))</a></p>\n"
        body += "<h1><bdi>\(HTML.escape(title))</bdi></h1>\n"
        let day = language.day(recommendations.asOf ?? recommendations.generatedAt)
        body +=
            "<p class=\"soft\">\(HTML.escape(list.offer.source)) · \(HTML.escape(day))</p>\n</header>\n<main id=\"main\">\n"
        body += "<p class=\"note\">\(HTML.escape(RecommendationsPage.note(language)))</p>\n"
        var table = MatchTable(language: language)
        table.marksNew = !isFirst
        body += chosen(list, table)
        body += others(list, table)
        return HTML.page(title: title, language: language, body: body + "</main>\n")
    }

    private func chosen(_ list: Recommendations.ForOffer, _ table: MatchTable) -> String {
        let heading = language.text("Candidats proposés", "Candidates proposed")
        var text = "<section>\n<h2>\(heading)</h2>\n"
        text +=
            list.candidates.isEmpty
            ? "<p>\(language.text("Aucun candidat pour le moment.", "No candidate at present."))</p>\n"
            : table.html(list.candidates, caption: heading)
        return text + ListNotes(language).html(list.remarks) + "</section>\n"
    }

    private func others(_ list: Recommendations.ForOffer, _ table: MatchTable) -> String {
        guard !list.others.isEmpty else { return "" }
        let heading = language.text("Les suivants au score", "The next by score")
        var table = table
        table.isNumbered = false
        table.reasons = 4
        return "<section>\n<h2>\(heading)</h2>\n\(table.html(list.others, caption: heading))</section>\n"
    }
}
