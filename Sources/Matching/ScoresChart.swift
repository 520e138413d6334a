// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// scores-chart.html: the same scores as bars, for the manager who has a minute and a printer.
package struct ScoresChart: Sendable {
    private let language: ReportLanguage
    /// The offers of which the bars are drawn, best first.
    private let most: Int

    package init(language: ReportLanguage, most: Int = 5) {
        self.language = language
        self.most = max(1, most)
    }

    /// The page; of a document that is of no candidate it says so by `noCandidate`.
    package func html(_ scores: Scores, candidate: String, noCandidate: WarningKind? = nil) -> String {
        let heading = language.text("Adéquation en un coup d’œil", "Match at a glance")
        var body = "<header>\n<h1>" + (candidate.isEmpty ? "" : "<bdi>\(HTML.escape(candidate))</bdi> – ")
        body += HTML.escape(heading) + "</h1>\n<p class=\"soft\">"
        body += HTML.escape(language.text("au ", "as of ") + language.day(scores.asOf))
        body += HTML.escape(Labels.nearest(most, of: scores.offers.count, language)) + "</p>\n</header>\n<main>\n"
        if let noCandidate {
            body += "<p>\(HTML.escape(noCandidate.message(in: language)))</p>\n"
        } else if scores.offers.isEmpty {
            body +=
                "<p>\(language.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present."))</p>\n"
        } else {
            body += "<p class=\"note\">\(HTML.escape(note))</p>\n"
        }
        for offer in scores.offers.prefix(most) { body += section(offer) }
        return HTML.page(title: heading, language: language, body: body + "</main>\n")
    }

    private var note: String {
        language.text(
            "Lisez d’abord les indispensables. La barre claire montre ce que le critère pèse, la foncée les points obtenus. Le score aide à lire, il ne décide pas.",
            "Read the must-haves first. The light bar shows what a category weighs, the dark one the points it earned. The score helps to read, it does not decide."
        )
    }

    private func section(_ offer: Scores.OfferScore) -> String {
        var text = "<section class=\"whole\">\n<h2><bdi>\(HTML.escape(offer.offer.title))</bdi></h2>\n"
        text += mustHaves(offer)
        let caption = language.text("Points par critère, sur 100", "Points by category, out of 100")
        let labels = language == .french ? ["Critère", "Points", "Barre"] : ["Category", "Points", "Bar"]
        text += "<table class=\"chart\"><caption>\(HTML.escape(caption))</caption><thead class=\"unseen\"><tr>"
        text += labels.map { "<th scope=\"col\">\($0)</th>" }.joined() + "</tr></thead><tbody>\n"
        let shown = offer.categories.filter { $0.appliedWeight > 0 }
        let widest = shown.map(\.appliedWeight).max() ?? 100
        for category in shown {
            text += row(
                Labels.category(category.name, language),
                category.points,
                of: category.appliedWeight,
                scale: widest,
                isTotal: false
            )
        }
        text += row(language.text("Score", "Score"), offer.score, of: 100, scale: 100, isTotal: true)
        return text + "</tbody></table>\n</section>\n"
    }

    private func mustHaves(_ offer: Scores.OfferScore) -> String {
        guard !offer.mustHaves.isEmpty else {
            return
                "<p>\(language.text("L’offre n’exige rien de précis.", "The offer insists on nothing in particular."))</p>\n"
        }
        let met = offer.mustHaves.count { $0.verdict == .met }
        let all = offer.mustHaves.count
        let count = language.text(
            "\(met) indispensable\(met > 1 ? "s" : "") rempli\(met > 1 ? "s" : "") sur \(all)",
            "\(met) of \(all) must-haves met"
        )
        let marks = offer.mustHaves.map { must in
            "<li>\(HTML.verdict(must.verdict.rawValue, Labels.verdict(must.verdict, language))) – \(HTML.escape(must.text))</li>"
        }
        return "<h3>\(HTML.escape(count))</h3>\n<ul class=\"plain marks\">\n\(marks.joined(separator: "\n"))\n</ul>\n"
    }

    /// One bar, as wide as its weight against the widest; the figures stand beside it as text.
    private func row(_ name: String, _ points: Double, of whole: Double, scale: Double, isTotal: Bool) -> String {
        let figures = "\(Labels.points(points, language))\u{A0}/\u{A0}\(Labels.points(whole, language).trimmingZero)"
        func width(_ value: Double) -> String { "\((value / max(scale, 1) * 1000).rounded() / 10)" }
        // Drawn, not styled: printers leave out backgrounds.
        let bar =
            "<svg viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">"
            + "<rect width=\"\(width(whole))\" height=\"10\" fill=\"#d8dde4\"/>"
            + "<rect width=\"\(width(points))\" height=\"10\" fill=\"\(isTotal ? "#1c2430" : "#1f5fa8")\"/></svg>"
        return "<tr\(isTotal ? " class=\"sum\"" : "")><th scope=\"row\">\(HTML.escape(name))</th>"
            + "<td class=\"n\">\(figures)</td><td class=\"drawn\">\(bar)</td></tr>\n"
    }
}
