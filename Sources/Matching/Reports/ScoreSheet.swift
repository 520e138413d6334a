// SPDX-License-Identifier: GPL-3.0-or-later
package import JobModel
package import ProfileModel

/// The printed score sheet of a candidate: per offer the verdict on each demand with its evidence, weights, and what
/// would change the score.
package struct ScoreSheet: Sendable {
    private let words: ReportWords
    private let most: Int

    /// `most` offers are explained, best first.
    package init(language: ReportLanguage, most: Int = 3) {
        words = ReportWords(language: language)
        self.most = max(1, most)
    }

    /// The most sentences on what would change a score.
    private static let sentences = 5

    /// The sheet; `candidate` is the name to show, `source` the original file.
    package func report(_ scores: Scores, candidate: String, source: String) -> Report {
        let count = scores.offers.count
        var report = Report(
            title: words.text("Fiche d’évaluation", "Score sheet"),
            subtitle: candidate,
            date: scores.asOf,
            rules: scores.version,
            facts: [source, words.asOf(scores.asOf), compared(count), words.rules(scores.version)].filter {
                !$0.isEmpty
            },
            note: words.note
        )
        if scores.offers.isEmpty {
            var section = Report.Section(heading: words.text("Aucune offre", "No offer"))
            section.paragraphs = [
                words.text("Aucune offre n’est ouverte pour le moment.", "No offer is open at present.")
            ]
            report.sections = [section]
        }
        for offer in scores.offers.prefix(most) { report.sections += sections(offer) }
        return report
    }

    private func compared(_ count: Int) -> String {
        let shown = min(most, count)
        let all = words.text("\(count) offre\(count > 1 ? "s" : "")", "\(count) offer\(count == 1 ? "" : "s")")
        guard shown < count else { return all }
        return words.text("les \(shown) plus proches sur \(all)", "the nearest \(shown) of \(all)")
    }

    private func sections(_ offer: Scores.OfferScore) -> [Report.Section] {
        var head = Report.Section(heading: offer.offer.title, isChapter: true)
        head.figure = words.outOf100(offer.score)
        head.paragraphs = ["\(offer.offer.source) · \(words.met(offer.mustHaves))"]
        return [head, words.mustHaves(offer.mustHaves), weights(offer)] + details(offer)
            + [changes(offer)].compactMap { $0 }
    }

    /// Where the score comes from: each category with its weight and points.
    private func weights(_ offer: Scores.OfferScore) -> Report.Section {
        var section = Report.Section(heading: words.text("D’où vient le score", "Where the score comes from"))
        section.hasFigures = true
        section.columns = Report.Row(
            name: words.text("Critère", "Criterion"),
            mark: words.text("Poids", "Weight"),
            text: words.text("Preuves", "Proofs"),
            figure: "Points"
        )
        section.rows = offer.categories.map { category in
            let matched = category.items.count { $0.verdict == .matched }
            let silent = words.text("l’offre n’en dit rien", "the offer says nothing of it")
            return Report.Row(
                name: Labels.category(category.name, words.language),
                mark: words.weight(category.appliedWeight),
                text: category.appliedWeight == 0
                    ? silent
                    : words.text("\(matched) sur \(category.items.count)", "\(matched) of \(category.items.count)"),
                figure: Labels.points(category.points, words.language)
            )
        }
        if offer.categories.contains(where: { $0.appliedWeight == 0 }) {
            section.remark = words.text(
                "Le poids d’un critère dont l’offre ne dit rien va aux autres.",
                "The weight of a criterion that the offer says nothing of goes to the others."
            )
        }
        return section
    }

    private func details(_ offer: Scores.OfferScore) -> [Report.Section] {
        offer.categories.filter { $0.appliedWeight > 0 }.map { category in
            var section = Report.Section(heading: Labels.category(category.name, words.language))
            section.figure = words.share(category.points, of: category.appliedWeight)
            section.hasFigures = true
            section.columns = words.columns
            section.rows = category.items.map { item in
                Report.Row(
                    name: item.text,
                    detail: words.asked(item.offerQuote, besides: item.text),
                    mark: Labels.verdict(item.verdict, words.language),
                    text: words.quoted(item.cvQuote),
                    figure: Labels.points(item.points, words.language)
                )
            }
            return section
        }
    }

    private func changes(_ offer: Scores.OfferScore) -> Report.Section? {
        guard let changes = offer.changes, !changes.isEmpty else { return nil }
        var section = Report.Section(heading: words.text("Ce qui changerait ce score", "What would change this score"))
        section.points = changes.prefix(Self.sentences).map(\.sentence)
        section.remark = words.text(
            "Chaque ligne est un calcul refait avec cette preuve en plus ; les gains de deux lignes ne s’additionnent pas.",
            "Each line is the score worked out again with that proof added; the gains of two lines do not add up."
        )
        return section
    }
}
