// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// The digest of a night: for each offer who is proposed, and who is new.
package struct NightDigest: Sendable {
    let words: ReportWords
    private let most: Int

    /// `most` candidates of each offer are named, best first.
    package init(language: ReportLanguage, most: Int = 5) {
        words = ReportWords(language: language)
        self.most = max(1, most)
    }

    package func report(_ night: Recommendations) -> Report {
        let day = night.asOf ?? String(night.generatedAt.prefix(10))
        let marks = RecommendationsPage.marksNew(night)
        let new = night.offers.reduce(0) { $0 + $1.candidates.count { $0.new } }
        let offers = words.text(
            "\(night.offers.count) offre\(night.offers.count > 1 ? "s" : "")",
            "\(night.offers.count) offer\(night.offers.count == 1 ? "" : "s")"
        )
        let news = words.text(
            new == 0 ? "rien de nouveau" : "\(new) proposition\(new > 1 ? "s" : "") nouvelle\(new > 1 ? "s" : "")",
            new == 0 ? "nothing new" : "\(new) new proposal\(new == 1 ? "" : "s")"
        )
        var report = Report(
            title: words.text("Propositions de la nuit", "Proposals of the night"),
            subtitle: words.language.day(day),
            date: day,
            rules: "",
            facts: [offers] + (marks ? [news] : []),
            note: words.note
        )
        // What is new comes first: nobody reads the same list every morning.
        let listed = night.offers.filter { !$0.candidates.isEmpty }
        let sorted = marks ? listed.filter(Self.hasNew) + listed.filter { !Self.hasNew($0) } : listed
        report.sections = sorted.map { section($0, marksNew: marks) }
        let silent = night.offers.filter(\.candidates.isEmpty).map(\.offer.title)
        if !silent.isEmpty {
            var section = Report.Section(heading: words.text("Sans candidat", "Without candidates"))
            section.points = silent
            report.sections.append(section)
        }
        return report
    }

    private static func hasNew(_ list: Recommendations.ForOffer) -> Bool { list.candidates.contains { $0.new } }

    /// Those who are told of, in the order of the list: whoever is new before the others.
    private func shown(_ list: Recommendations.ForOffer, newFirst: Bool) -> [Recommendations.ForOffer.Match] {
        guard newFirst else { return Array(list.candidates.prefix(most)) }
        let places = list.candidates.indices
        let chosen = places.filter { list.candidates[$0].new } + places.filter { !list.candidates[$0].new }
        return chosen.prefix(most).sorted().map { list.candidates[$0] }
    }

    private func section(_ list: Recommendations.ForOffer, marksNew: Bool) -> Report.Section {
        var section = Report.Section(heading: list.offer.title)
        section.hasFigures = true
        section.columns = Report.Row(
            name: words.text("Candidat", "Candidate"),
            mark: marksNew ? words.text("Depuis hier", "Since yesterday") : "",
            text: words.text("Pourquoi", "Why"),
            figure: words.text("Score", "Score")
        )
        section.rows = shown(list, newFirst: marksNew).map { match in
            Report.Row(
                name: match.candidate.name,
                detail: words.met(match.mustHaves),
                mark: marksNew && match.new ? words.text("nouveau", "new") : "",
                text: match.reasons.prefix(3).joined(separator: " · "),
                figure: Labels.points(match.score, words.language)
            )
        }
        let more = list.candidates.count - section.rows.count
        if more > 0 { section.remark = words.text("et \(more) de plus", "and \(more) more") }
        return section
    }
}
