// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
package import ProfileModel
import TextFolding

extension Scorer {
    /// What an offer asks for, with the points that each demand is worth under the scorer's weights.
    package func features(of offer: Offer, evidence: Evidence) -> OfferFeatures {
        var features = OfferFeatures()
        features.skills = skillsAsked(in: offer, evidence)
        if let title = offer.title, !title.isEmpty {
            let quote = evidence["/title"]?.quote ?? title
            features.title = .init(feature: occupations.feature(of: title), text: title, quote: quote)
        }
        if let years = offer.greffier?.years, years > 0, years.isFinite {
            let months = max(1, Int((min(years, 60) * 12).rounded()))
            let quote =
                evidence["/experience"]?.quote ?? evidence["/x-greffier/years"]?.quote ?? offer.experience
                ?? yearsText(months)
            features.years = .init(months: months, text: yearsText(months), quote: quote)
        }
        if let eqf = offer.greffier?.eqf, (1...8).contains(eqf) {
            let words = evidence["/x-greffier/eqf"]?.quote ?? offer.qualifications?.first { lexicons.eqf($0) == eqf }
            let text = language.text("Niveau de diplôme : \(eqf) (CEC)", "Degree level: EQF \(eqf)")
            features.degree = .init(
                eqf: eqf,
                profession: profession(words ?? ""),
                fields: studyFields(words ?? ""),
                text: words ?? text,
                quote: words ?? text
            )
        }
        features.languages = languagesAsked(in: offer, evidence)
        features.city = cityAsked(in: offer, evidence)
        features.weights = weights
        if let own = offer.greffier?.locationWeight, own.isFinite, own >= 0 {
            // Beside weights of the others that sum to 100, whatever their unit.
            let others = ScoreCategory.allCases.reduce(0) { $0 + ($1 == .location ? 0 : max(0, weights[$1])) }
            features.weights.location = min(own, 100) * (others > 0 ? others / 100 : 1)
        }
        if weights.meaning > 0 { features.meaning = meaning(of: offer) }
        weigh(&features)
        return features
    }

    /// The profession behind `Diplôme d'État (de)`, by its words without gender.
    private func profession(_ degree: String) -> [TermID] {
        let words = TitleKey(degree, lexicons: lexicons).words
        guard let place = words.indices.dropLast().first(where: { words[$0] == "diplome" && words[$0 + 1] == "etat" })
        else {
            return []
        }
        return Terms.set(
            words: Array(words[(place + 2)...].prefix { $0 != "ou" && $0 != "exige" && $0 != "obligatoire" })
        )
    }

    /// The known fields of study that a degree's words name; general ones only where no other is named.
    func studyFields(_ degree: String) -> [TermID] {
        let found = fields.matches(in: skills.neutral.words(degree)).map(\.name)
        let telling = found.contains { !$0.isGeneral } ? found.filter { !$0.isGeneral } : found
        return Set(telling.map { Terms.id($0.canonical) }).sorted()
    }

    private func skillsAsked(in offer: Offer, _ evidence: Evidence) -> [OfferFeatures.Skill] {
        var seen: Set<TermID> = []
        return (offer.skills ?? []).enumerated().compactMap { index, skill in
            let name = skills.name(skill.name)
            guard !Folding.key(skill.name).isEmpty, seen.insert(name.id).inserted else { return nil }
            return OfferFeatures.Skill(
                id: name.id,
                terms: skills.terms(skill.name),
                isKnown: name.isKnown,
                implied: skills.implied(by: name.id),
                isRequired: skill.level != "preferred",
                text: skill.name,
                quote: evidence["/skills/\(index)/name"]?.quote ?? skill.name
            )
        }
    }

    private func languagesAsked(in offer: Offer, _ evidence: Evidence) -> [OfferFeatures.Language] {
        (offer.greffier?.languages ?? []).enumerated().map { index, asked in
            OfferFeatures.Language(
                code: languageID(asked.language),
                level: asked.cefr.flatMap { CEFRLevel($0) },
                isRequired: asked.isRequired,
                text: [asked.language, asked.cefr].compactMap(\.self).joined(separator: " "),
                quote: evidence["/x-greffier/languages/\(index)/required"]?.quote ?? asked.language
            )
        }
    }

    private func cityAsked(in offer: Offer, _ evidence: Evidence) -> OfferFeatures.City? {
        guard let location = offer.location, let city = location.city, !city.isEmpty,
            offer.remote.map(RemoteWork.isFull) != true
        else { return nil }
        return .init(
            id: Terms.id(Folding.key(city)),
            region: location.region.map { Terms.id(Folding.key($0)) },
            country: location.countryCode.map { Terms.id(Folding.key($0)) },
            text: city,
            quote: evidence["/location/city"]?.quote ?? city
        )
    }

    /// A duration in words: `2 ans`, `18 months`.
    func yearsText(_ months: Int) -> String {
        let years = months / 12
        guard months % 12 == 0 else {
            return language.text("\(months) mois d’expérience", "\(months) months of experience")
        }
        return years == 1
            ? language.text("1 an d’expérience", "1 year of experience")
            : language.text("\(years) ans d’expérience", "\(years) years of experience")
    }

    /// Spreads 100 points over the categories that the offer has data for, then over their items.
    private func weigh(_ features: inout OfferFeatures) {
        let present: [ScoreCategory: Bool] = [
            .skills: !features.skills.isEmpty, .experience: features.years != nil, .title: features.title != nil,
            .education: features.degree != nil, .languages: !features.languages.isEmpty,
            .meaning: features.meaning != nil, .location: features.city != nil,
        ]
        features.applied = Apportionment.split(
            1000,
            by: ScoreCategory.allCases.map { present[$0] == true ? features.weights[$0] : 0 }
        )
        let skillShares = Self.shares(features.skills.map(\.isRequired))
        let languageShares = Self.shares(features.languages.map(\.isRequired))
        features.worths = zip(ScoreCategory.allCases, features.applied).flatMap { category, total -> [Int] in
            switch category {
            case .skills: Apportionment.split(total, by: skillShares)
            case .experience: features.years == nil ? [] : Apportionment.split(total, by: [80, 20])
            case .title: features.title == nil ? [] : [total]
            case .education: features.degree == nil ? [] : [total]
            case .languages: Apportionment.split(total, by: languageShares)
            case .meaning: features.meaning == nil ? [] : [total]
            case .location: features.city == nil ? [] : [total]
            }
        }
    }

    /// Three quarters to what is required together, a quarter to what is only welcome.
    private static func shares(_ areRequired: [Bool]) -> [Double] {
        let required = Double(areRequired.count { $0 })
        let preferred = Double(areRequired.count) - required
        return areRequired.map { $0 ? 75 / required : 25 / preferred }
    }
}
