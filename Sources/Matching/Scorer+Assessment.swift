// SPDX-License-Identifier: GPL-3.0-or-later

extension Scorer {
    /// Judges one pair; the quick path for many pairs, which `explain` puts into words.
    package func assess(_ candidate: CandidateFeatures, _ offer: OfferFeatures) -> Assessment {
        assess(candidate, offer, closeness: nil)
    }

    /// The same where the closeness of the two meanings is known already.
    func assess(_ candidate: CandidateFeatures, _ offer: OfferFeatures, closeness: Int?) -> Assessment {
        var assessment = Assessment(judgements: [])
        assessment.judgements.reserveCapacity(offer.worths.count)
        for skill in offer.skills { assessment.judgements.append(judge(skill, candidate, &assessment.comparisons)) }
        judgeExperience(offer, candidate, &assessment)
        if let title = offer.title { assessment.judgements.append(judge(title, candidate)) }
        if let degree = offer.degree { assessment.judgements.append(judge(degree, candidate)) }
        for language in offer.languages { assessment.judgements.append(judge(language, candidate)) }
        if let meaning = offer.meaning {
            assessment.judgements.append(judge(meaning, candidate, closeness: closeness))
        }
        if let city = offer.city { assessment.judgements.append(judge(city, candidate)) }
        assessment.count(worths: offer.worths, isLastPlace: offer.city != nil)
        return assessment
    }

    // MARK: Skills

    private func judge(
        _ asked: OfferFeatures.Skill,
        _ candidate: CandidateFeatures,
        _ comparisons: inout Int
    ) -> Assessment.Judgement {
        if let found = candidate.skill(asked.id) {
            // A skill that another one implies is there, though nobody wrote it down.
            return found.isImplied
                ? Assessment.Judgement(verdict: .matched, credit: 900, quote: found.quote) : .matched(found.quote)
        }
        var part: Assessment.Judgement?
        let places = candidate.skillWords?.places(sharing: (asked.terms.count + 1) / 2, of: asked.terms)
        for step in 0..<(places?.count ?? candidate.skills.count) {
            let skill = candidate.skills[places?[step] ?? step]
            guard !skill.terms.isEmpty else { continue }
            comparisons += 1
            switch Self.likeness(asked, skill) {
            case .same: return .matched(skill.quote)
            case .half: part = part ?? .partly(500, skill.quote)
            case .none: break
            }
        }
        if !asked.isKnown, asked.terms.count > 1 {
            let places = candidate.mentionWords?.places(sharing: asked.terms.count, of: asked.terms)
            for step in 0..<(places?.count ?? candidate.mentions.count) {
                comparisons += 1
                let mention = candidate.mentions[places?[step] ?? step]
                if Self.isTold(asked.terms, in: mention.terms) { return .matched(mention.quote) }
            }
        }
        if let part { return part }
        // Who knows the language of the framework asked for, or a kindred tool, has a part of the way behind them.
        if let found = asked.implied.lazy.compactMap({ candidate.skill($0) }).first { return .partly(400, found.quote) }
        return candidate.tellsOfSkills ? .missing : .unknown
    }

    private enum Likeness { case same, half, none }

    /// Compares two skills by their words.
    ///
    /// Two skills that the lexicon tells apart are never the same.
    private static func likeness(_ asked: OfferFeatures.Skill, _ skill: CandidateFeatures.Skill) -> Likeness {
        let shared = Terms.overlap(asked.terms, skill.terms)
        guard shared > 0 else { return .none }
        let areBothKnown = asked.isKnown && skill.isKnown
        if shared == asked.terms.count, !areBothKnown { return .same }
        let all = asked.terms.count + skill.terms.count - shared
        guard shared * 2 >= all, asked.terms.count > 1 else { return .none }
        return .half
    }

    /// Whether a line names all words of a skill; a lone word proves nothing there.
    private static func isTold(_ asked: [TermID], in line: [TermID]) -> Bool {
        asked.count > 1 && Terms.isSubset(asked, of: line)
    }

    // MARK: Experience

    private func judgeExperience(
        _ offer: OfferFeatures,
        _ candidate: CandidateFeatures,
        _ assessment: inout Assessment
    ) {
        guard let years = offer.years else { return }
        guard candidate.positions.contains(where: { $0.span != nil }) else {
            let quote = candidate.positions.first?.quote ?? -1
            assessment.judgements += [.unknown(quote), .unknown(quote)]
            return
        }
        let related = relatedSpans(offer, candidate)
        assessment.months = Self.months(related) / 1000
        let longest = related.max {
            ($1.isKin ? 1 : 0, $0.credit, $0.span.months) < ($0.isKin ? 1 : 0, $1.credit, $1.span.months)
        }
        if let longest {
            assessment.isKinOnly = longest.isKin
            let credit = min(1000, assessment.months * 1000 / years.months)
            // Years in kindred occupations alone never meet the demand in full.
            let isMet = credit == 1000 && !longest.isKin
            assessment.judgements.append(isMet ? .matched(longest.quote) : .partly(min(credit, 800), longest.quote))
        } else {
            assessment.judgements.append(.missing)
        }
        guard let latest = related.max(by: { ($0.span.end, $0.credit) < ($1.span.end, $1.credit) }) else {
            assessment.judgements.append(.missing)
            return
        }
        switch candidate.today - latest.span.end {
        case ...24: assessment.judgements.append(.matched(latest.quote))
        case ...60: assessment.judgements.append(.partly(700, latest.quote))
        case ...120: assessment.judgements.append(.partly(400, latest.quote))
        default: assessment.judgements.append(.missing(latest.quote))
        }
    }

    /// A dated position that counts for the offer, in thousandths of its months.
    private struct RelatedSpan {
        var span: MonthSpan
        var credit: Int
        /// Whether it is only a kindred occupation.
        var isKin: Bool
        var quote: Int
    }

    /// All positions count in full where an offer has no title to compare them with.
    private func relatedSpans(_ offer: OfferFeatures, _ candidate: CandidateFeatures) -> [RelatedSpan] {
        candidate.positions.compactMap { position in
            guard let span = position.span else { return nil }
            let feature = candidate.titles[position.title].feature
            let closeness = offer.title.map { OccupationIndex.closeness($0.feature, feature) } ?? 1000
            var credit = closeness
            // Years asked for are years in employment: training counts for half, unless training is what is offered.
            if feature.isTraining, offer.title?.feature.isTraining != true { credit /= 2 }
            return credit > 0
                ? RelatedSpan(span: span, credit: credit, isKin: closeness < 1000, quote: position.quote) : nil
        }
    }

    /// Thousandths of months, each month counted once with its best credit.
    private static func months(_ spans: [RelatedSpan]) -> Int {
        let bounds = Set(spans.flatMap { [$0.span.start, $0.span.end] }).sorted()
        return zip(bounds, bounds.dropFirst()).reduce(0) { sum, pair in
            let best = spans.lazy.filter { $0.span.start <= pair.0 && $0.span.end >= pair.1 }.map(\.credit).max() ?? 0
            return sum + best * (pair.1 - pair.0)
        }
    }

    // MARK: The rest

    /// The best of the title under the name and all positions; what was done earlier only counts four fifths.
    private func judge(_ title: OfferFeatures.Title, _ candidate: CandidateFeatures) -> Assessment.Judgement {
        guard !candidate.titles.isEmpty else { return .unknown }
        let latest = candidate.positions.max { ($0.span?.end ?? 0) < ($1.span?.end ?? 0) }?.title
        var best = (credit: 0, quote: -1)
        for (index, own) in candidate.titles.enumerated() {
            let isPresent = index == latest || !candidate.positions.contains { $0.title == index }
            let closeness = OccupationIndex.closeness(title.feature, own.feature)
            let credit = isPresent ? closeness : closeness * 4 / 5
            if credit > best.credit { best = (credit, own.quote) }
        }
        switch best.credit {
        case 1000: return .matched(best.quote)
        case 1...: return .partly(best.credit, best.quote)
        default: return .missing(candidate.titles[0].quote)
        }
    }

    private func judge(_ degree: OfferFeatures.Degree, _ candidate: CandidateFeatures) -> Assessment.Judgement {
        if !degree.profession.isEmpty, !candidate.studies.isEmpty {
            // A state diploma opens one profession: no other degree stands in for it, however high.
            if let own = candidate.studies.first(where: { Terms.overlap(degree.profession, $0.terms) > 0 }) {
                return .matched(own.quote)
            }
            return candidate.eqf.map { $0.level >= degree.eqf ? .partly(400, $0.quote) : .missing($0.quote) }
                ?? .unknown
        }
        guard let own = candidate.eqf else { return .unknown }
        func isOfField(_ study: CandidateFeatures.Study) -> Bool {
            degree.fields.isEmpty || Terms.overlap(degree.fields, study.fields) > 0
        }
        if own.level >= degree.eqf, degree.fields.isEmpty { return .matched(own.quote) }
        if let fit = candidate.studies.first(where: { $0.level ?? 0 >= degree.eqf && isOfField($0) }) {
            return .matched(fit.quote)
        }
        // The level in another field, or the field a level below, is half of the way.
        if own.level >= degree.eqf { return .partly(500, own.quote) }
        guard own.level == degree.eqf - 1 else { return .missing(own.quote) }
        let near = candidate.studies.first { $0.level == own.level && isOfField($0) }
        return near.map { .partly(500, $0.quote) } ?? .missing(own.quote)
    }

    private func judge(_ asked: OfferFeatures.Language, _ candidate: CandidateFeatures) -> Assessment.Judgement {
        guard let own = candidate.languages.first(where: { $0.code == asked.code }) else {
            return candidate.hasLanguageList ? .missing : .unknown
        }
        guard let level = asked.level else { return .matched(own.quote) }
        guard let ownLevel = own.level else {
            // The language of the CV itself is used in writing; one without a level is at least named.
            return .partly(own.isListed ? 600 : 800, own.quote)
        }
        switch level.rawValue - ownLevel.rawValue {
        case ...0: return .matched(own.quote)
        case 1: return .partly(600, own.quote)
        case 2: return .partly(300, own.quote)
        default: return .missing(own.quote)
        }
    }

    private func judge(_ city: OfferFeatures.City, _ candidate: CandidateFeatures) -> Assessment.Judgement {
        guard let own = candidate.city else { return .unknown }
        if own.id == city.id { return .matched(own.quote) }
        if let region = city.region, region == candidate.region { return .partly(500, own.quote) }
        return .missing(own.quote)
    }
}
