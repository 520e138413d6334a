// SPDX-License-Identifier: GPL-3.0-or-later
package import DocumentModel
package import Lexicons
package import ProfileModel

/// Values that follow from others, for a profile whose entries did not all come from the rules: open ends, levels of
/// diplomas and languages, canonical skills, months of work.
///
/// Each is proved by the quote of the value that it follows from. What the profile has already stays as it is, but the
/// sums of months, which are counted anew.
package struct DerivedValues: Sendable {
    private let lexicons: Lexicons
    private let dates: DateScanner

    package init(lexicons: Lexicons) {
        self.lexicons = lexicons
        dates = DateScanner(lexicons)
    }

    /// Adds to a profile and its evidence what follows from them.
    ///
    /// "Today" is the profile's own reference date; without one no open period is counted. Never throws.
    package func complete(_ profile: inout Profile, _ evidence: inout Evidence, in document: Document) {
        addOpenEnds(&profile, &evidence, document.rendering.lines)
        addDiplomaLevels(&profile, &evidence)
        addLanguageLevels(&profile, &evidence)
        addCanonicalSkills(&profile, &evidence)
        guard let today = profile.greffier?.referenceDate.flatMap({ PartialDate(iso: $0) }) else { return }
        countSkills(&profile, &evidence, today)
        countWork(&profile, &evidence, today)
        findGaps(&profile, &evidence, today)
    }

    // MARK: Steps

    /// `depuis mai 2024`: a start whose printed form says that there is no end.
    private func addOpenEnds(_ profile: inout Profile, _ evidence: inout Evidence, _ lines: [TextLine]) {
        for index in (profile.work ?? []).indices {
            guard let work = profile.work?[index], let start = work.startDate, work.endDate == nil,
                work.greffier?.current != true, var entry = evidence["/work/\(index)/startDate"],
                let quote = openPeriod(from: start, in: lines.filter { $0.number == entry.line })
            else { continue }
            var own = work.greffier ?? Profile.Work.Greffier()
            own.current = true
            profile.work?[index].greffier = own
            entry.quote = quote
            entry.derivation = Derivation.current.rawValue
            evidence["/work/\(index)/x-greffier/current"] = entry
        }
    }

    private func openPeriod(from start: String, in lines: [TextLine]) -> String? {
        for line in lines {
            let open = dates.matches(in: line.text).first { $0.isCurrent && $0.start?.iso == start }
            if let open { return String(line.text[open.range]) }
        }
        return nil
    }

    private func addDiplomaLevels(_ profile: inout Profile, _ evidence: inout Evidence) {
        for index in (profile.education ?? []).indices {
            guard let item = profile.education?[index], item.greffier?.eqf == nil else { continue }
            let at = "/education/\(index)"
            for (key, text) in [("/studyType", item.studyType), ("/area", item.area)] {
                guard let level = text.flatMap(lexicons.eqf), let proof = evidence[at + key] else { continue }
                var own = item.greffier ?? Profile.Education.Greffier()
                own.eqf = level
                profile.education?[index].greffier = own
                evidence[at + "/x-greffier/eqf"] = proof.derived(.eqf)
                break
            }
        }
    }

    private func addLanguageLevels(_ profile: inout Profile, _ evidence: inout Evidence) {
        let reader = LanguagesReader(lexicons: lexicons)
        for index in (profile.languages ?? []).indices {
            guard let item = profile.languages?[index], item.greffier?.cefr == nil,
                let level = item.fluency.flatMap(reader.cefr), let proof = evidence["/languages/\(index)/fluency"]
            else { continue }
            var own = item.greffier ?? Profile.Language.Greffier()
            own.cefr = level
            profile.languages?[index].greffier = own
            evidence["/languages/\(index)/x-greffier/cefr"] = proof.derived(.cefr)
        }
    }

    private func addCanonicalSkills(_ profile: inout Profile, _ evidence: inout Evidence) {
        for index in (profile.skills ?? []).indices {
            guard let item = profile.skills?[index], item.greffier?.canonical == nil else { continue }
            let at = "/skills/\(index)"
            let keywords = item.keywords ?? []
            let named =
                keywords.isEmpty
                ? item.name.map { [($0, at + "/name")] } ?? []
                : keywords.enumerated().map { ($1, "\(at)/keywords/\($0)") }
            var canonical: [String] = []
            for (text, pointer) in named {
                guard let name = lexicons.canonicalSkill(text), !canonical.contains(name), let proof = evidence[pointer]
                else { continue }
                evidence["\(at)/x-greffier/canonical/\(canonical.count)"] = proof.derived(.canonicalSkill)
                canonical.append(name)
            }
            guard !canonical.isEmpty else { continue }
            var own = item.greffier ?? Profile.Skill.Greffier()
            own.canonical = canonical
            profile.skills?[index].greffier = own
        }
    }

    // MARK: Months

    /// The rules count by an entry's whole text, which a profile does not hold: their count stands unless more is found.
    private func countSkills(_ profile: inout Profile, _ evidence: inout Evidence, _ today: PartialDate) {
        var periods: [String: [Experience.Period]] = [:]
        let listed = Set((profile.skills ?? []).flatMap { $0.greffier?.canonical ?? [] })
        for work in profile.work ?? [] {
            let texts = [work.position, work.description, work.summary].compactMap { $0 } + (work.highlights ?? [])
            let text = texts.joined(separator: "\n")
            for skill in SkillMentions.names(in: text, listed: listed, lexicons: lexicons) {
                periods[skill, default: []].append(Experience.Period(work))
            }
        }
        for index in (profile.skills ?? []).indices {
            for (position, name) in (profile.skills?[index].greffier?.canonical ?? []).enumerated() {
                let months = Experience.months(of: periods[name] ?? [], today: today)
                var counted = profile.skills?[index].greffier?.months ?? [:]
                guard months > counted[name] ?? 0,
                    let proof = evidence["/skills/\(index)/x-greffier/canonical/\(position)"]
                else { continue }
                counted[name] = months
                profile.skills?[index].greffier?.months = counted
                evidence["/skills/\(index)/x-greffier/months/\(name.pointerEscaped)"] = proof.derived(.months)
            }
        }
    }

    private func findGaps(_ profile: inout Profile, _ evidence: inout Evidence, _ today: PartialDate) {
        for pointer in evidence.keys where pointer.hasPrefix("/x-greffier/gaps/") { evidence[pointer] = nil }
        var periods: [(period: Experience.Period, at: String)] = []
        for (index, work) in (profile.work ?? []).enumerated() {
            periods.append((Experience.Period(work), "/work/\(index)"))
        }
        let count = periods.count
        for (index, item) in (profile.volunteer ?? []).enumerated() {
            periods.append((.init(start: item.startDate, end: item.endDate), "/volunteer/\(index)"))
        }
        for (index, item) in (profile.education ?? []).enumerated() {
            periods.append((.init(start: item.startDate, end: item.endDate), "/education/\(index)"))
        }
        for (index, item) in (profile.projects ?? []).enumerated() {
            periods.append((.init(start: item.startDate, end: item.endDate), "/projects/\(index)"))
        }
        var gaps: [Profile.Gap] = []
        for found in Experience.gaps(of: periods.map(\.period), work: count, today: today) {
            let before = periods[found.after].at
            guard let proof = evidence[before + "/endDate"] ?? evidence[before + "/startDate"] else { continue }
            let at = "/x-greffier/gaps/\(gaps.count)"
            evidence[at + "/startDate"] = proof.derived(.gap)
            evidence[at + "/months"] = proof.derived(.gap)
            evidence[at + "/endDate"] = found.gap.endDate == nil ? nil : proof.derived(.gap)
            gaps.append(found.gap)
        }
        profile.greffier?.gaps = gaps.isEmpty ? nil : gaps
    }

    private func countWork(_ profile: inout Profile, _ evidence: inout Evidence, _ today: PartialDate) {
        let work = profile.work ?? []
        let months = Experience.months(of: work.map(Experience.Period.init), today: today)
        let first = work.indices.first { work[$0].startDate != nil }
        let proof = first.flatMap { evidence["/work/\($0)/startDate"] }
        profile.greffier?.monthsTotal = months > 0 && proof != nil ? months : nil
        evidence["/x-greffier/months_total"] = profile.greffier?.monthsTotal == nil ? nil : proof?.derived(.months)
    }
}

extension EvidenceEntry {
    /// The same proof for a value that follows from the one it belongs to.
    fileprivate func derived(_ derivation: Derivation) -> EvidenceEntry {
        var copy = self
        copy.derivation = derivation.rawValue
        return copy
    }
}
