// SPDX-License-Identifier: GPL-3.0-or-later

/// The features of the same CV with something added to it, as reading that CV would give them.
extension CandidateFeatures {
    /// Skills with all that they imply, sorted by `id`, of one id the best proof alone.
    static func closed(_ skills: [Skill], _ graph: SkillGraph) -> [Skill] {
        var result = skills
        for skill in skills where !skill.isImplied {
            for id in graph.implied(by: skill.id) {
                result.append(.init(id: id, terms: [], isKnown: true, isImplied: true, quote: skill.quote))
            }
        }
        // Quotes are numbered in reading order, so the earliest proof of a skill stays.
        result.sort { left, right in
            if left.id != right.id { return left.id < right.id }
            if left.isImplied != right.isImplied { return right.isImplied }
            return left.quote < right.quote
        }
        var seen: TermID?
        result.removeAll { skill in
            defer { seen = skill.id }
            return seen == skill.id
        }
        return result
    }

    /// With one more skill in the list.
    func adding(skill text: String, _ graph: SkillGraph) -> CandidateFeatures {
        var result = self
        let added = graph.names(text).map { name in
            Skill(id: name.id, terms: graph.terms(name.text), isKnown: name.isKnown, isImplied: false, quote: -1)
        }
        result.skills = Self.closed(result.skills + added, graph)
        result.tellsOfSkills = true
        result.indexWords()
        return result
    }

    /// With one more position of this title, from `months` ago until now; `nil` where today is not known.
    func adding(position title: TitleFeature?, months: Int) -> CandidateFeatures? {
        guard today > months, months > 0 else { return nil }
        var result = self
        let none = TitleFeature(terms: [], occupations: [], groups: [], families: [], isTraining: false)
        result.titles.append(.init(feature: title ?? none, quote: -1))
        let span = MonthSpan(start: today - months, end: today)
        result.positions.append(.init(title: result.titles.count - 1, span: span, quote: -1))
        return result
    }

    /// With this title under the name.
    func adding(label title: TitleFeature) -> CandidateFeatures {
        var result = self
        result.titles.append(.init(feature: title, quote: -1))
        return result
    }

    /// With one more course of study, which ends with the degree asked for.
    func adding(degree: OfferFeatures.Degree) -> CandidateFeatures {
        var result = self
        result.studies.append(.init(terms: degree.profession, fields: degree.fields, level: degree.eqf, quote: -1))
        if degree.eqf > eqf?.level ?? 0 { result.eqf = (degree.eqf, -1) }
        return result
    }

    /// With the language at the level asked for, in place of what the CV says of it.
    func adding(language: OfferFeatures.Language) -> CandidateFeatures {
        var result = self
        result.languages.removeAll { $0.code == language.code }
        result.languages.append(.init(code: language.code, level: language.level, quote: -1, isListed: true))
        result.hasLanguageList = true
        return result
    }

    /// With the place of the offer as the place of the candidate.
    func moved(to city: OfferFeatures.City) -> CandidateFeatures {
        var result = self
        result.city = (city.id, -1)
        return result
    }
}
