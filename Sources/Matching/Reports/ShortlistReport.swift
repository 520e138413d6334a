// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// The printed shortlist of an offer: an overview, then each candidate with must-haves and reasons.
package struct ShortlistReport: Sendable {
    private let words: ReportWords
    private let most: Int

    /// `most` candidates are listed, best first.
    package init(language: ReportLanguage, most: Int = 10) {
        words = ReportWords(language: language)
        self.most = max(1, most)
    }

    package func report(_ list: Shortlist) -> Report {
        let last = list.validUntil.map { words.text("jusqu’au ", "open until ") + words.language.day($0) }
        let people = words.text(
            "\(list.compared) candidat\(list.compared > 1 ? "s" : "") comparé\(list.compared > 1 ? "s" : "")",
            "\(list.compared) candidate\(list.compared == 1 ? "" : "s") compared"
        )
        var report = Report(
            title: words.text("Présélection", "Shortlist"),
            subtitle: list.offer.title,
            date: list.asOf,
            rules: list.version,
            facts: [list.offer.source, words.asOf(list.asOf), people, last, words.rules(list.version)].compactMap {
                $0
            },
            note: words.note
        )
        let candidates = list.candidates.prefix(most)
        guard !candidates.isEmpty else {
            report.sections = [nobody(list)]
            return report
        }
        report.sections = [overview(Array(candidates))] + candidates.enumerated().flatMap { candidate($1, $0 + 1) }
        return report
    }

    private func nobody(_ list: Shortlist) -> Report.Section {
        var section = Report.Section(heading: words.text("Personne n’est proposé", "Nobody is proposed"))
        section.paragraphs = [
            list.isOpen
                ? words.text(
                    "Aucun candidat ne répond à une demande de l’offre.",
                    "No candidate meets any demand of the offer."
                )
                : words.text("Cette offre est close.", "This offer is closed.")
        ]
        return section
    }

    private func overview(_ candidates: [Shortlist.Match]) -> Report.Section {
        var section = Report.Section(heading: words.text("Vue d’ensemble", "Overview"))
        section.hasFigures = true
        section.columns = Report.Row(
            name: words.text("Candidat", "Candidate"),
            mark: words.text("Remplis", "Met"),
            text: words.text("À vérifier", "To look at"),
            figure: words.text("Score", "Score")
        )
        section.rows = candidates.enumerated().map { index, match in
            Report.Row(
                name: "\(index + 1). \(match.candidate.name)",
                detail: match.candidate.source,
                mark: "\(match.mustHaves.count { $0.verdict == .met }) / \(match.mustHaves.count)",
                text: words.unmet(match.mustHaves).joined(separator: " · "),
                figure: Labels.points(match.score, words.language)
            )
        }
        return section
    }

    private func candidate(_ match: Shortlist.Match, _ place: Int) -> [Report.Section] {
        var head = Report.Section(heading: "\(place). \(match.candidate.name)", isChapter: true)
        head.figure = words.outOf100(match.score)
        let figures = match.categories.filter { $0.appliedWeight > 0 }.map { category in
            Labels.category(category.name, words.language) + " "
                + words.share(category.points, of: category.appliedWeight)
        }
        head.paragraphs = [match.candidate.source, figures.joined(separator: " · ")].filter { !$0.isEmpty }
        head.points = match.reasons
        return [head, words.mustHaves(match.mustHaves)]
    }
}
