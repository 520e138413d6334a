// SPDX-License-Identifier: GPL-3.0-or-later
package import ProfileModel
import TextFolding

/// An offer by the rules, with what a language model read besides.
///
/// The rules' word counts where both say something, and each disagreement is told; where both say the same, the proof
/// says `both` and is surer. What the model alone found is added with its own proof; nothing is added without one.
package struct OfferMerge {
    package private(set) var offer: Offer
    package private(set) var evidence: Evidence
    /// Where the readings disagree.
    package private(set) var conflicts: [MergeConflict] = []
    private let model: OfferModelReading
    private let normalizers: OfferNormalizers

    private static let highestConfidence = 0.99
    private static let doubt = 0.8

    package init(
        _ rules: Offer,
        _ evidence: Evidence,
        with model: OfferModelReading,
        normalizers: OfferNormalizers
    ) {
        offer = rules
        self.evidence = evidence
        self.model = model
        self.normalizers = normalizers
        take("/title", \.title)
        take("/company", \.company)
        take("/type", \.type)
        take("/salary", \.salary)
        take("/remote", \.remote)
        take("/experience", \.experience)
        takeCity()
        takeOwn("/x-greffier/reference", \.reference)
        takeOwn("/x-greffier/contract", \.contract)
        takeOwn("/x-greffier/valid_until", \.validUntil)
        takeOwn("/x-greffier/start_date", \.startDate, agrees: Agreement.date)
        takeOwn("/x-greffier/years", \.years)
        takeOwn("/x-greffier/eqf", \.eqf)
        takeSkills()
        takeLanguages()
    }

    // MARK: Single values

    private mutating func take(_ place: String, _ field: WritableKeyPath<Offer, String?>) {
        guard let value = model.offer[keyPath: field], let proof = model.evidence[place] else { return }
        if let own = offer[keyPath: field] { return compare(Agreement.text(own, value), at: place, with: proof) }
        offer[keyPath: field] = value
        evidence[place] = proof
    }

    private mutating func takeCity() {
        let place = "/location/city"
        guard let city = model.offer.location?.city, let proof = model.evidence[place] else { return }
        if let own = offer.location?.city { return compare(Agreement.text(own, city), at: place, with: proof) }
        var location = offer.location ?? Profile.Location()
        location.city = city
        offer.location = location
        evidence[place] = proof
    }

    private mutating func takeOwn<Value: Equatable>(
        _ place: String,
        _ field: WritableKeyPath<Offer.Greffier, Value?>,
        agrees: (Value, Value) -> Bool = (==)
    ) {
        guard let value = model.offer.greffier?[keyPath: field], let proof = model.evidence[place] else { return }
        var own = offer.greffier ?? Offer.Greffier()
        if let known = own[keyPath: field] { return compare(agrees(known, value), at: place, with: proof) }
        own[keyPath: field] = value
        offer.greffier = own
        evidence[place] = proof
    }

    // MARK: Lists

    private mutating func takeSkills() {
        let own = (offer.skills ?? []).enumerated().map { (place: $0.offset, skill: $0.element) }
        for (index, skill) in (model.offer.skills ?? []).enumerated() {
            guard let proof = model.evidence["/skills/\(index)/name"] else { continue }
            if let known = own.first(where: { areOne($0.skill.name, skill.name) }) {
                compare(true, at: "/skills/\(known.place)/name", with: proof)
                guard let level = skill.level, let other = known.skill.level else { continue }
                compare(level == other, at: "/skills/\(known.place)/level", with: proof)
                continue
            }
            let count = offer.skills?.count ?? 0
            offer.skills = (offer.skills ?? []) + [skill]
            copy("/skills/\(index)", to: "/skills/\(count)", ["name", "level"])
        }
    }

    /// Whether two names stand for one skill.
    ///
    /// A piece of what the other took whole is no other skill, unless the tables tell the two apart, as React and
    /// React Native.
    private func areOne(_ own: String, _ other: String) -> Bool {
        let (known, second) = (normalizers.skill(own), normalizers.skill(other))
        if let known, let second { return known == second }
        let (left, right) = (Set(Folding.words(own)), Set(Folding.words(other)))
        return left.isSubset(of: right) || right.isSubset(of: left)
    }

    private mutating func takeLanguages() {
        for (index, language) in (model.offer.greffier?.languages ?? []).enumerated() {
            let old = "/x-greffier/languages/\(index)"
            guard let proof = model.evidence[old + "/language"] else { continue }
            var own = offer.greffier ?? Offer.Greffier()
            var known = own.languages ?? []
            let code = normalizers.language(language.language)
            if let place = known.firstIndex(where: { normalizers.language($0.language) == code }) {
                let new = "/x-greffier/languages/\(place)"
                compare(true, at: new + "/language", with: proof)
                guard let level = language.cefr, let levelProof = model.evidence[old + "/cefr"] else { continue }
                if let stated = known[place].cefr {
                    compare(stated == level, at: new + "/cefr", with: levelProof)
                } else {
                    known[place].cefr = level
                    own.languages = known
                    offer.greffier = own
                    evidence[new + "/cefr"] = levelProof
                }
                continue
            }
            own.languages = known + [language]
            offer.greffier = own
            copy(old, to: "/x-greffier/languages/\(known.count)", ["language", "cefr", "required"])
        }
    }

    // MARK: Proof

    private mutating func copy(_ old: String, to new: String, _ parts: [String]) {
        for part in parts { evidence[new + "/" + part] = model.evidence[old + "/" + part] }
    }

    /// Marks a value of the rules as seen by both, or as doubtful.
    private mutating func compare(_ isSame: Bool, at place: String, with other: EvidenceEntry) {
        guard var proof = evidence[place] else { return }
        if isSame {
            proof.source = .both
            proof.confidence = min(Self.highestConfidence, 1 - (1 - proof.confidence) * (1 - other.confidence))
        } else {
            conflicts.append(
                MergeConflict(pointer: place, rulesQuote: proof.quote, modelQuote: other.quote, kept: .rules)
            )
            proof.confidence *= Self.doubt
        }
        evidence[place] = proof
    }
}
