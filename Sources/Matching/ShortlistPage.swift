// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// shortlist.html: the candidates of the moment for one offer, must-haves first, each with the words of their CV.
package struct ShortlistPage: Sendable {
    private let language: ReportLanguage

    package init(language: ReportLanguage) { self.language = language }

    package func html(_ list: Shortlist) -> String {
        let heading = language.text("Candidats pour ", "Candidates for ") + list.offer.title
        var body = "<a class=\"skip\" href=\"#main\">\(language.text("Aller au contenu", "Skip to content"))</a>\n"
        body += "<header>\n<h1>\(language.text("Candidats pour", "Candidates for")) "
        body += "<bdi>\(HTML.escape(list.offer.title))</bdi></h1>\n"
        body += "<p class=\"soft\">\(HTML.escape(list.offer.source)) · \(HTML.escape(facts(list)))</p>\n</header>\n"
        body += "<main id=\"main\">\n"
        if let reason = emptiness(list) {
            body += "<p class=\"note\">\(HTML.escape(reason))</p>\n"
        } else {
            body += note + overview(list)
            for (index, match) in list.candidates.enumerated() { body += sheet(match, index) }
        }
        return HTML.page(title: heading, language: language, body: body + leftOut(list) + "</main>\n")
    }

    private func facts(_ list: Shortlist) -> String {
        let count = list.compared
        let people = language.text(
            "\(count) candidat\(count > 1 ? "s" : "") comparé\(count > 1 ? "s" : "")",
            "\(count) candidate\(count == 1 ? "" : "s") compared"
        )
        let day = language.text("au ", "as of ") + language.day(list.asOf)
        let last = list.validUntil.map { " · " + language.text("jusqu’au ", "open until ") + language.day($0) } ?? ""
        return "\(day) · \(people)\(last) · \(language.text("règles", "rules")) \(list.version)"
    }

    /// Why nobody is listed; `nil` where somebody is.
    private func emptiness(_ list: Shortlist) -> String? {
        if !list.isOpen {
            return language.text(
                "Cette offre est close : personne n’est proposé. Pour la rouvrir, déposez un fichier vide portant le nom de l’offre et terminé par « .open ».",
                "This offer is closed: nobody is proposed. To open it again, drop an empty file named like the offer with the ending “.open”."
            )
        }
        if list.compared == 0 {
            return language.text(
                "Il n’y a pas encore de candidat. Déposez des CV : les recommandations de la nuit les compareront à cette offre.",
                "There is no candidate yet. Drop CVs: the recommendations of the night will compare them with this offer."
            )
        }
        guard list.candidates.isEmpty else { return nil }
        return language.text(
            "Aucun des candidats ne répond à une demande de l’offre.",
            "None of the candidates meets any demand of the offer."
        )
    }

    private var note: String {
        let text = language.text(
            "Le score additionne ce que le CV prouve pour chaque demande de l’offre. Il aide à lire, il ne décide pas. «\u{A0}Non précisé\u{A0}» n’est pas «\u{A0}absent\u{A0}» : posez la question. Le nom, la photo, l’âge, le sexe, l’adresse, la nationalité et la situation de famille n’entrent jamais dans le calcul.",
            "The score adds up what the CV proves for each demand of the offer. It helps to read; it does not decide. “Not stated” is not “absent”: ask. Name, photo, age, gender, address, nationality and family status never enter it."
        )
        return "<p class=\"note\">\(HTML.escape(text))</p>\n"
    }

    private func leftOut(_ list: Shortlist) -> String {
        guard !list.leftOut.isEmpty else { return "" }
        let most = 20
        let names = list.leftOut.prefix(most).map { "<bdi>\(HTML.escape($0.source))</bdi>" }.joined(separator: ", ")
        let words = language.text(
            "Ne sont d’aucun candidat et n’ont pas été comparés :",
            "Of no candidate, and not compared:"
        )
        return "<p class=\"note\">\(HTML.escape(words)) \(names)\(list.leftOut.count > most ? ", …" : ".")</p>\n"
    }

    // MARK: Overview

    private func overview(_ list: Shortlist) -> String {
        let labels =
            language == .french
            ? ["Candidat", "Indispensables remplis", "En partie", "Manquent", "À demander", "Score"]
            : ["Candidate", "Must-haves met", "In part", "Missing", "To ask", "Score"]
        func names(_ match: Shortlist.Match, _ verdict: Scores.MustHave.Verdict) -> String {
            HTML.escape(match.mustHaves.filter { $0.verdict == verdict }.map(\.text).joined(separator: ", "))
        }
        var rows = ""
        for (index, match) in list.candidates.enumerated() {
            rows +=
                "<tr><th scope=\"row\"><a href=\"#c\(index + 1)\"><bdi>\(HTML.escape(match.candidate.name))</bdi></a>"
            rows += "<br><span class=\"soft\">\(HTML.escape(match.candidate.source))</span></th>"
            let met = match.mustHaves.count { $0.verdict == .met }
            rows += "<td data-label=\"\(labels[1])\">\(met) / \(match.mustHaves.count)</td>"
            for (label, verdict) in zip(labels[2...], [Scores.MustHave.Verdict.partly, .missing, .unknown]) {
                rows += "<td data-label=\"\(label)\">\(names(match, verdict))</td>"
            }
            rows +=
                "<td class=\"n\" data-label=\"\(labels[5])\">\(HTML.bar(match.score, of: 100, language))</td></tr>\n"
        }
        let head = labels.enumerated().map {
            "<th scope=\"col\"\($0.offset == 5 ? " class=\"n\"" : "")>\(HTML.escape($0.element))</th>"
        }.joined()
        return "<table class=\"wide overview\"><thead><tr>\(head)</tr></thead><tbody>\n\(rows)</tbody></table>\n"
    }

    // MARK: One candidate

    private func sheet(_ match: Shortlist.Match, _ index: Int) -> String {
        var text = "<section id=\"c\(index + 1)\">\n<h2><bdi>\(HTML.escape(match.candidate.name))</bdi></h2>\n"
        text += "<p class=\"soft\">\(HTML.escape(match.candidate.source))</p>\n"
        text += mustHaves(match)
        text += "<p class=\"total\">\(Labels.points(match.score, language)) "
        text += "<small>\(language.text("sur 100", "out of 100"))</small></p>\n"
        text += "<p class=\"soft\">\(HTML.escape(categories(match)))</p>\n"
        if !match.reasons.isEmpty {
            text += "<ul>\n" + match.reasons.map { "<li>\(HTML.escape($0))</li>\n" }.joined() + "</ul>\n"
        }
        return text + "</section>\n"
    }

    private func categories(_ match: Shortlist.Match) -> String {
        match.categories.filter { $0.appliedWeight > 0 }.map { category in
            let figures =
                "\(Labels.points(category.points, language)) / \(Labels.points(category.appliedWeight, language))"
            return "\(Labels.category(category.name, language)) \(figures)"
        }.joined(separator: " · ")
    }

    private func mustHaves(_ match: Shortlist.Match) -> String {
        guard !match.mustHaves.isEmpty else {
            let words = language.text("L’offre n’exige rien de précis.", "The offer insists on nothing in particular.")
            return "<p>\(HTML.escape(words))</p>\n"
        }
        let labels =
            language == .french
            ? ["Indispensable", "Résultat", "Dans le CV"] : ["Must-have", "Result", "In the CV"]
        let rows = match.mustHaves.map { must in
            let verdict = HTML.verdict(must.verdict.rawValue, Labels.verdict(must.verdict, language))
            let quote = must.cvQuote.map { "<q>\(HTML.escape($0))</q>" } ?? ""
            return "<tr><th scope=\"row\">\(HTML.escape(must.text))</th><td data-label=\"\(labels[1])\">\(verdict)</td>"
                + "<td data-label=\"\(labels[2])\">\(quote)</td></tr>"
        }
        let head = labels.map { "<th scope=\"col\">\(HTML.escape($0))</th>" }.joined()
        return "<table class=\"wide sheet\"><thead><tr>\(head)</tr></thead><tbody>\n"
            + rows.joined(separator: "\n") + "\n</tbody></table>\n"
    }
}
