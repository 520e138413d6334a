// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
package import ProfileModel
import TextFolding

extension Scorer {
    /// What of a profile enters a score.
    ///
    /// `asOf` is the day of the score, `YYYY-MM-DD`. Positions without an end last until the profile's own reference
    /// date, or `asOf` where it has none.
    package func features(of profile: Profile, evidence: Evidence, asOf: String) -> CandidateFeatures {
        let today = YearMonth(asOf)
        let reference = profile.greffier?.referenceDate.flatMap { YearMonth($0) } ?? today
        var builder = CandidateBuilder(scorer: self, evidence: evidence)
        builder.features.today = today?.lastMonthEnd ?? reference?.lastMonthEnd ?? 0
        builder.readTitles(of: profile, until: reference ?? YearMonth(year: 9999, month: 12))
        builder.readSkills(of: profile)
        builder.readEducation(of: profile)
        builder.readLanguages(of: profile)
        builder.readPlace(of: profile)
        var features = builder.finished()
        if weights.meaning > 0 { readMeaning(of: profile, into: &features) }
        return features
    }
}

/// Gathers the features of one candidate.
private struct CandidateBuilder {
    let scorer: Scorer
    let evidence: Evidence
    var features = CandidateFeatures()

    /// Keeps the document's words for a value, or the value where nothing proves it.
    private mutating func quote(_ pointer: String, else value: String) -> Int {
        features.quotes.append(evidence[pointer]?.quote ?? value)
        return features.quotes.count - 1
    }

    mutating func readTitles(of profile: Profile, until reference: YearMonth) {
        if let label = profile.basics?.label, !label.isEmpty {
            let quote = quote("/basics/label", else: label)
            features.titles.append(.init(feature: scorer.occupations.feature(of: label), quote: quote))
        }
        for (index, work) in (profile.work ?? []).enumerated() {
            // A time without work is no position, whatever reason for it was written down.
            guard let position = work.position, !position.isEmpty, !scorer.lexicons[.breaks].contains(position) else {
                continue
            }
            var feature = scorer.occupations.feature(of: position)
            if let contract = work.greffier?.contract, ["internship", "apprenticeship"].contains(contract) {
                feature.isTraining = true
            }
            let title = quote("/work/\(index)/position", else: position)
            features.titles.append(.init(feature: feature, quote: title))
            let span = MonthSpan(start: work.startDate, end: work.endDate, until: reference)
            let proof = proof(of: work, at: index, position: features.quotes[title])
            features.positions.append(.init(title: features.titles.count - 1, span: span, quote: proof))
        }
    }

    /// The position with its dates, as the CV has them.
    private mutating func proof(of work: Profile.Work, at index: Int, position: String) -> Int {
        let start = evidence["/work/\(index)/startDate"]?.quote ?? work.startDate
        let end = evidence["/work/\(index)/endDate"]?.quote ?? work.endDate
        let dates = [start, end].compactMap(\.self).filter { !position.contains($0) }
        let distinct = dates.count == 2 && dates[0].contains(dates[1]) ? [dates[0]] : dates
        features.quotes.append(([position] + distinct).joined(separator: " · "))
        return features.quotes.count - 1
    }

    mutating func readSkills(of profile: Profile) {
        for (index, skill) in (profile.skills ?? []).enumerated() {
            let keywords = skill.keywords ?? []
            for (place, keyword) in keywords.enumerated() {
                add(skill: keyword, pointer: "/skills/\(index)/keywords/\(place)")
            }
            if keywords.isEmpty, let name = skill.name { add(skill: name, pointer: "/skills/\(index)/name") }
        }
        for (index, certificate) in (profile.certificates ?? []).enumerated() {
            if let name = certificate.name { add(line: name, pointer: "/certificates/\(index)/name") }
        }
        for (index, work) in (profile.work ?? []).enumerated() {
            add(line: work.summary, pointer: "/work/\(index)/summary")
            for (place, line) in (work.highlights ?? []).enumerated() {
                add(line: line, pointer: "/work/\(index)/highlights/\(place)")
            }
        }
        for (index, project) in (profile.projects ?? []).enumerated() {
            for (place, keyword) in (project.keywords ?? []).enumerated() {
                add(skill: keyword, pointer: "/projects/\(index)/keywords/\(place)")
            }
            add(line: project.description, pointer: "/projects/\(index)/description")
            for (place, line) in (project.highlights ?? []).enumerated() {
                add(line: line, pointer: "/projects/\(index)/highlights/\(place)")
            }
        }
        features.tellsOfSkills = !features.skills.isEmpty || !features.mentions.isEmpty
        // A summary may prove a skill, but what it does not name may still be there.
        add(line: profile.basics?.summary, pointer: "/basics/summary")
    }

    private mutating func add(skill text: String, pointer: String) {
        let names = scorer.skills.names(text)
        let quote = quote(pointer, else: text)
        for name in names {
            features.skills.append(
                .init(
                    id: name.id,
                    terms: scorer.skills.terms(name.text),
                    isKnown: name.isKnown,
                    isImplied: false,
                    quote: quote
                )
            )
        }
    }

    private mutating func add(line: String?, pointer: String) {
        guard let line, !line.isEmpty else { return }
        let quote = quote(pointer, else: line)
        features.mentions.append(.init(terms: scorer.skills.terms(line), quote: quote))
        for id in scorer.skills.skills(in: line) {
            features.skills.append(.init(id: id, terms: [], isKnown: true, isImplied: false, quote: quote))
        }
    }

    mutating func readEducation(of profile: Profile) {
        for (index, education) in (profile.education ?? []).enumerated() {
            let words = [education.studyType, education.area].compactMap(\.self).joined(separator: " ")
            guard !words.isEmpty || education.institution != nil else { continue }
            let type = evidence["/education/\(index)/studyType"]?.quote ?? education.studyType
            let area = evidence["/education/\(index)/area"]?.quote ?? education.area
            let proof = [type, area].compactMap(\.self).filter { !$0.isEmpty }
            let distinct = proof.count == 2 && proof[0].contains(proof[1]) ? [proof[0]] : proof
            features.quotes.append(distinct.isEmpty ? education.institution ?? "" : distinct.joined(separator: " "))
            let proven = features.quotes.count - 1
            let terms = Terms.set(words: TitleKey(words, lexicons: scorer.lexicons).words)
            let level = education.greffier?.eqf ?? scorer.lexicons.eqf(words)
            features.studies.append(
                .init(terms: terms, fields: scorer.studyFields(words), level: level, quote: proven)
            )
            guard let level else { continue }
            if level > features.eqf?.level ?? 0 { features.eqf = (level, proven) }
        }
    }

    mutating func readLanguages(of profile: Profile) {
        for (index, language) in (profile.languages ?? []).enumerated() {
            guard let name = language.language, !name.isEmpty else { continue }
            features.hasLanguageList = true
            let level = language.greffier?.cefr.flatMap { CEFRLevel($0) } ?? language.fluency.flatMap(scorer.level(of:))
            let words = quote("/languages/\(index)/language", else: name)
            if let fluency = evidence["/languages/\(index)/fluency"]?.quote ?? language.fluency,
                !features.quotes[words].contains(fluency)
            {
                features.quotes[words] += fluency.contains(features.quotes[words]) ? "" : " – \(fluency)"
            }
            features.languages.append(
                .init(code: scorer.languageID(name), level: level, quote: words, isListed: true)
            )
        }
        if let written = profile.greffier?.language {
            features.languages.append(.init(code: Terms.id(written), level: nil, quote: -1, isListed: false))
        }
    }

    mutating func readPlace(of profile: Profile) {
        guard let location = profile.basics?.location else { return }
        if let city = location.city, !city.isEmpty {
            features.city = (Terms.id(Folding.key(city)), quote("/basics/location/city", else: city))
        }
        features.region = location.region.map { Terms.id(Folding.key($0)) }
        features.country = location.countryCode.map { Terms.id(Folding.key($0)) }
    }

    /// The features with the skills' closure, sorted for look-ups.
    func finished() -> CandidateFeatures {
        var result = features
        result.skills = CandidateFeatures.closed(features.skills, scorer.skills)
        result.indexWords()
        return result
    }
}

extension Scorer {
    /// One number per language, whatever it is called in French or English.
    func languageID(_ name: String) -> TermID {
        Terms.id(lexicons.languageCode(name) ?? Folding.key(name))
    }

    /// The level that words of fluency mean, as in `B2 – TOEIC 865`, `courant` or `good working knowledge`.
    func level(of fluency: String) -> CEFRLevel? {
        if let level = lexicons.cefr(fluency).flatMap({ CEFRLevel($0) }) { return level }
        let words = Folding.words(fluency)
        if let level = words.lazy.compactMap({ $0 == "native" ? nil : CEFRLevel($0) }).first { return level }
        return lexicons[.levels].matches(in: words).lazy.compactMap { CEFRLevel($0.entry.canonical) }.first
    }
}
