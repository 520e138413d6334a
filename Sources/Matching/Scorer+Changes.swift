// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
package import ProfileModel

extension Scorer {
    /// Demands that are tried out; those that can bring the most points come first.
    ///
    /// Each is a scoring of its own, and nobody reads the hundredth.
    private static let mostTried = 20

    /// What the CV could prove that it does not, with the points of each, most first.
    ///
    /// Each gain is found by adding the proof to the candidate and scoring again, so it holds all that follows from it:
    /// a skill brings what it implies, a position its title. Gains of two changes do not add up to that of both.
    package func changes(
        _ candidate: CandidateFeatures,
        _ offer: OfferFeatures,
        _ assessment: Assessment
    ) -> [Scores.Change] {
        let demands = demands(of: offer, assessment)
        let order = offer.order
        var found: [(change: Scores.Change, place: Int)] = []
        for place in openDemands(offer, assessment).prefix(Self.mostTried) {
            guard let proven = proving(order[place], candidate, offer) else { continue }
            let tenths = assess(proven, offer).tenths
            guard tenths > assessment.tenths else { continue }
            let change = Scores.Change(
                category: demands[place].category.rawValue,
                text: demands[place].text,
                verdict: assessment.judgements[place].verdict.ofItem,
                gain: points(tenths - assessment.tenths),
                score: points(tenths),
                sentence: sentence(order[place], demands[place], tenths - assessment.tenths, tenths)
            )
            found.append((change, place))
        }
        return found.sorted { ($1.change.gain, $0.place) < ($0.change.gain, $1.place) }.map(\.change)
    }

    /// The places of demands that are not met, by the points still open.
    private func openDemands(_ offer: OfferFeatures, _ assessment: Assessment) -> [Int] {
        let order = offer.order
        let judgements = assessment.judgements
        let areYearsOpen = zip(order, judgements).contains { $0 == .years && $1.verdict != .matched }
        func open(_ place: Int) -> Int { offer.worths[place] - judgements[place].points }
        return judgements.indices
            // A position held now, long enough, is recent too.
            .filter { judgements[$0].verdict != .matched && !(order[$0] == .recency && areYearsOpen) }
            .sorted { (open($1), $0) < (open($0), $1) }
    }

    /// The candidate with a proof of one demand.
    private func proving(
        _ demand: OfferFeatures.Order,
        _ candidate: CandidateFeatures,
        _ offer: OfferFeatures
    ) -> CandidateFeatures? {
        switch demand {
        case .skill(let index):
            reading(candidate.adding(skill: offer.skills[index].text, skills), skill: offer.skills[index].text)
        case .years:
            offer.years.flatMap { candidate.adding(position: offer.title?.feature, months: $0.months) }
                .map { reading($0, title: offer.title?.text) }
        case .recency:
            candidate.adding(position: offer.title?.feature, months: 1).map { reading($0, title: offer.title?.text) }
        case .title: offer.title.map { candidate.adding(label: $0.feature) }
        case .degree: offer.degree.map { candidate.adding(degree: $0) }
        case .language(let index): candidate.adding(language: offer.languages[index])
        // Nobody writes a CV closer to an offer but by what it proves.
        case .meaning: nil
        case .city: offer.city.map { candidate.moved(to: $0) }
        }
    }

    /// Puts a change into words: what to prove, the points, the score there would be.
    private func sentence(_ order: OfferFeatures.Order, _ demand: Demand, _ gain: Int, _ tenths: Int) -> String {
        let quoted = language.text("«\u{A0}\(demand.text)\u{A0}»", "“\(demand.text)”")
        let what =
            switch order {
            case .skill: quoted
            case .years:
                language.text(
                    "\(quoted) dans ce métier, poste actuel compris",
                    "\(quoted) in this occupation until now"
                )
            case .recency: language.text("un poste actuel dans ce métier", "a present position in this occupation")
            case .title: language.text("le métier \(quoted)", "the occupation \(quoted)")
            case .degree: language.text("le diplôme \(quoted)", "the degree \(quoted)")
            case .language: language.text("la langue \(quoted)", "the language \(quoted)")
            case .meaning: quoted
            case .city: language.text("le lieu \(quoted)", "the place \(quoted)")
            }
        let more = Labels.points(points(gain), language)
        let all = Labels.points(points(tenths), language)
        let word = gain < 20 ? language.text("point", "points") : "points"
        return language.text(
            "Si le CV prouvait \(what)\u{A0}: +\(more) \(word), soit \(all).",
            "If the CV proved \(what): +\(more) \(word), \(all) in all."
        )
    }
}

extension OfferFeatures {
    /// What one judgement is about.
    enum Order: Equatable {
        case skill(Int)
        case years, recency, title, degree
        case language(Int)
        case meaning, city
    }

    /// The demands in the order in which `Scorer.assess` judges.
    var order: [Order] {
        var order: [Order] = skills.indices.map { .skill($0) }
        if years != nil { order += [.years, .recency] }
        if title != nil { order.append(.title) }
        if degree != nil { order.append(.degree) }
        order += languages.indices.map { .language($0) }
        if meaning != nil { order.append(.meaning) }
        if city != nil { order.append(.city) }
        return order
    }
}
