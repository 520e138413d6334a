// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
package import ProfileModel

extension Scorer {
    /// Puts an assessment into words: must-haves, categories and items with the quotes of both sides.
    ///
    /// The score is the sum of the categories' points, and each category's points that of its items, to the last digit.
    package func explain(
        _ assessment: Assessment,
        candidate: CandidateFeatures,
        offer: OfferFeatures,
        reference: Scores.OfferReference
    ) -> Scores.OfferScore {
        let lines = lines(assessment, candidate, offer)
        let nominal = Apportionment.split(1000, by: ScoreCategory.allCases.map { offer.weights[$0] })
        let categories = ScoreCategory.allCases.indices.map { index -> Scores.Category in
            let category = ScoreCategory.allCases[index]
            let own = lines.filter { $0.demand.category == category }
            let items = own.map { line -> Scores.Item in
                var item = line.item
                item.codes = codes(of: line.demand)
                if category == .meaning { item.by = meaning?.basis.name }
                return item
            }
            return Scores.Category(
                name: category.rawValue,
                weight: points(nominal[index]),
                appliedWeight: points(offer.applied[index]),
                points: points(own.reduce(0) { $0 + $1.judgement.points }),
                items: items,
                noData: own.isEmpty && nominal[index] > 0 ? true : nil
            )
        }
        return Scores.OfferScore(
            offer: reference,
            score: points(assessment.tenths),
            mustHaves: lines.filter(\.demand.isRequired).map(\.mustHave),
            categories: categories.filter { $0.weight > 0 }
        )
    }

    /// The must-haves and reasons that `explain` would give, without all else.
    func words(_ assessment: Assessment, _ candidate: CandidateFeatures, _ offer: OfferFeatures) -> PairWords {
        let lines = lines(assessment, candidate, offer)
        let nominal = Apportionment.split(1000, by: ScoreCategory.allCases.map { offer.weights[$0] })
        let shown = Set(zip(ScoreCategory.allCases, nominal).lazy.filter { $0.1 > 0 }.map(\.0))
        let points = lines.filter { $0.demand.quote != nil && shown.contains($0.demand.category) }.map { line in
            Reasons.Point(
                category: line.demand.category,
                verdict: line.judgement.verdict.ofItem,
                points: line.judgement.points,
                text: line.demand.text + line.demand.found,
                cvQuote: line.quote
            )
        }
        return PairWords(
            mustHaves: lines.filter(\.demand.isRequired).map(\.mustHave),
            reasons: Reasons(points, language).lines
        )
    }

    private func lines(
        _ assessment: Assessment,
        _ candidate: CandidateFeatures,
        _ offer: OfferFeatures
    ) -> [Line] {
        zip(demands(of: offer, assessment), assessment.judgements).map { demand, judgement in
            var place = judgement.quote
            if place == Assessment.Judgement.nearestLine {
                place = offer.meaning.map { nearestLine($0, candidate) } ?? -1
            }
            return Line(demand: demand, judgement: judgement, quote: candidate.quote(place))
        }
    }

    /// The codes of a skill or title asked for, in the classifications that the workspace has imported.
    private func codes(of demand: Demand) -> [TaxonomyCode]? {
        let found: [Lexicons.ClassificationCode]
        switch demand.category {
        case .skills: found = lexicons.codes(ofSkill: demand.text)
        case .title: found = lexicons.codes(ofTitle: demand.text)
        default: return nil
        }
        guard !found.isEmpty else { return nil }
        return found.map {
            TaxonomyCode(scheme: $0.scheme, code: $0.code, name: demand.text, by: $0.isLabel ? .label : .alias)
        }
    }

    /// Something the offer asks for, in words.
    struct Demand {
        var category: ScoreCategory
        var text: String
        /// What the CV holds of it, behind the text; empty where the verdict says it all.
        var found = ""
        var quote: String?
        var isRequired: Bool
    }

    private struct Line {
        var demand: Demand
        var judgement: Assessment.Judgement
        var quote: String?

        var mustHave: Scores.MustHave {
            Scores.MustHave(
                text: demand.text + demand.found,
                verdict: judgement.verdict.ofMustHave,
                cvQuote: quote,
                offerQuote: demand.quote
            )
        }

        var item: Scores.Item {
            Scores.Item(
                text: demand.text + demand.found,
                verdict: judgement.verdict.ofItem,
                points: points(judgement.points),
                cvQuote: quote,
                offerQuote: demand.quote
            )
        }
    }

    /// In the order in which `assess` judges.
    func demands(of offer: OfferFeatures, _ assessment: Assessment) -> [Demand] {
        var demands = offer.skills.map {
            Demand(category: .skills, text: $0.text, quote: $0.quote, isRequired: $0.isRequired)
        }
        if let years = offer.years {
            demands.append(
                Demand(
                    category: .experience,
                    text: years.text,
                    found: found(assessment),
                    quote: years.quote,
                    isRequired: true
                )
            )
            let text = language.text("Exercé récemment", "Practised recently")
            demands.append(Demand(category: .experience, text: text, quote: nil, isRequired: false))
        }
        if let title = offer.title {
            demands.append(Demand(category: .title, text: title.text, quote: title.quote, isRequired: false))
        }
        if let degree = offer.degree {
            demands.append(Demand(category: .education, text: degree.text, quote: degree.quote, isRequired: true))
        }
        demands += offer.languages.map {
            Demand(category: .languages, text: $0.text, quote: $0.quote, isRequired: $0.isRequired)
        }
        if offer.meaning != nil {
            let text = language.text(
                "Réalisations, métiers et compétences proches de ceux de l’offre",
                "Achievements, titles and skills close to those of the offer"
            )
            demands.append(
                Demand(
                    category: .meaning,
                    text: text,
                    found: meaning.map { $0.basis.words(language) } ?? "",
                    quote: offer.title?.quote,
                    isRequired: false
                )
            )
        }
        if let city = offer.city {
            demands.append(Demand(category: .location, text: city.text, quote: city.quote, isRequired: false))
        }
        return demands
    }

    /// What the CV holds of the experience asked for, behind the demand: ` (CV : 3 ans 2 mois)`.
    private func found(_ assessment: Assessment) -> String {
        guard assessment.months > 0 else { return "" }
        let months = durationText(assessment.months)
        return assessment.isKinOnly
            ? language.text(
                " (CV : \(months) après réduction, métier voisin)",
                " (CV: \(months) after reduction, related occupation)"
            )
            : language.text(" (CV : \(months))", " (CV: \(months))")
    }

    /// `3 ans 2 mois`, `8 months`.
    private func durationText(_ months: Int) -> String {
        let (years, rest) = (months / 12, months % 12)
        var parts: [String] = []
        if years > 0 {
            parts.append(language.text("\(years) an\(years > 1 ? "s" : "")", "\(years) year\(years > 1 ? "s" : "")"))
        }
        if rest > 0 || years == 0 {
            parts.append(language.text("\(rest) mois", "\(rest) month\(rest == 1 ? "" : "s")"))
        }
        return parts.joined(separator: " ")
    }
}

extension MeaningReader.Basis {
    /// For programs: `lexical`, or the model.
    fileprivate var name: String {
        if case .model(let name) = self { return name }
        return "lexical"
    }

    /// For people, behind the demand.
    fileprivate func words(_ language: ReportLanguage) -> String {
        switch self {
        case .words: language.text(" (par leurs mots)", " (by their words)")
        case .wordsInstead:
            language.text(
                " (par leurs mots : le modèle qui en fait des vecteurs ne répondait pas)",
                " (by their words: the model that makes vectors of them did not answer)"
            )
        case .model(let name):
            language.text(
                " (par les vecteurs du modèle \(Self.short(name)))",
                " (by the vectors of the model \(Self.short(name)))"
            )
        }
    }

    /// The model without its digest.
    private static func short(_ name: String) -> Substring { name.split(separator: "@").first ?? "" }
}

/// Tenths as the number that is shown.
func points(_ tenths: Int) -> Double { Double(tenths) / 10 }

extension CandidateFeatures {
    /// The words at a place of `quotes`; `nil` for -1.
    func quote(_ index: Int) -> String? { quotes.indices.contains(index) ? quotes[index] : nil }
}

extension Assessment.Verdict {
    var ofItem: Scores.Item.Verdict {
        switch self {
        case .matched: .matched
        case .partly: .partly
        case .missing: .missing
        case .unknown: .unknown
        }
    }

    var ofMustHave: Scores.MustHave.Verdict {
        switch self {
        case .matched: .met
        case .partly: .partly
        case .missing: .missing
        case .unknown: .unknown
        }
    }
}
