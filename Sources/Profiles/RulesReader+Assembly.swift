// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JobModel
import Lexicons
import ProfileModel
import TextFolding

extension RulesReader {
    func assemble(_ draft: ProfileDraft) -> ProfileReading {
        let language = language(of: draft.lines)
        let verdict = Verdict(draft, lexicons: lexicons)
        // What is no CV has no person whose title would be known; nor a name, but where only the language is unknown.
        let isPerson = verdict.isCV
        let isRead = isPerson && (!draft.isForeign || draft.isExact)
        let hasName = isRead || draft.isForeign && (draft.name?.confidence ?? 0) >= 0.6
        var builder = ProfileBuilder(lines: draft.lines)
        var profile = Profile()
        profile.basics = builder.basics(
            name: hasName ? draft.name : nil,
            label: isRead ? draft.label : nil,
            contact: draft.contact,
            phone: draft.phone,
            place: draft.place,
            summary: isRead ? draft.summary : nil
        )
        if !verdict.isOther { addSections(of: draft, to: &profile, with: &builder) }
        let checks = CrossChecks(draft: draft, verdict: verdict, language: language)
        profile.greffier = greffier(draft, checks: checks, builder: &builder)
        return ProfileReading(
            profile: profile,
            evidence: builder.evidence,
            warnings: checks.warnings,
            isCV: verdict.isCV,
            confidence: verdict.confidence
        )
    }

    private func addSections(of draft: ProfileDraft, to profile: inout Profile, with builder: inout ProfileBuilder) {
        profile.work = builder.work(draft.work)
        profile.volunteer = builder.volunteer(draft.volunteer)
        profile.education = builder.education(draft.education)
        profile.certificates = builder.certificates(draft.certificates)
        profile.awards = builder.awards(draft.awards)
        profile.publications = builder.publications(draft.publications)
        profile.skills = builder.skills(draft.skills, lexicons: lexicons, months: skillMonths(draft))
        profile.languages = builder.languages(draft.languages)
        profile.interests = builder.interests(draft.interests)
        profile.references = builder.references(draft.references)
        profile.projects = builder.projects(draft.projects)
    }

    private func greffier(_ draft: ProfileDraft, checks: CrossChecks, builder: inout ProfileBuilder) -> Profile.Greffier
    {
        let at = "/x-greffier"
        var greffier = Profile.Greffier()
        let anywhere = draft.lines.firstIndex { !$0.isOrnament } ?? 0
        func computed(_ value: String, _ derivation: Derivation, line: Int? = nil, quote: String = "") -> Found {
            Found(value, line: line ?? anywhere, quote: quote, confidence: 0.9, derivation: derivation)
        }
        if let reference = draft.reference {
            greffier.referenceDate = builder.take(computed(reference.date.iso, .referenceDate), at + "/reference_date")
            greffier.referenceSource = builder.take(
                computed(reference.source, .referenceDate),
                at + "/reference_source"
            )
            if let first = draft.work.first(where: { $0[.startDate] != nil })?[.startDate] {
                let months = Experience.months(draft.work, today: reference.date)
                if months > 0 {
                    greffier.monthsTotal = months
                    var total = computed("\(months)", .months, line: first.line, quote: first.quote)
                    total.source = first.source
                    builder.note(total, at + "/months_total")
                }
            }
        }
        greffier.licences = builder.list(draft.licences, at + "/licences")
        let kinds = draft.sensitive.map { computed($0.kind, .withheld, line: $0.line) }
        greffier.withheld = builder.list(kinds, at + "/withheld")
        greffier.review = builder.list(checks.review.map { computed($0, .review) }, at + "/review")
        greffier.language = builder.take(checks.language.map { computed($0, .language) }, at + "/language")
        return greffier
    }

    /// Months of the positions whose text names each skill of the CV.
    private func skillMonths(_ draft: ProfileDraft) -> [String: Int] {
        guard let today = draft.reference?.date else { return [:] }
        var positions: [String: [Draft]] = [:]
        for work in draft.work {
            let stated = (Array(work.fields.values) + work.highlights).filter { $0.source == .attachment }.map(\.value)
            let text = (work.lines.map { draft.lines[$0].text } + stated).joined(separator: "\n")
            for skill in lexicons.skills(in: text) { positions[skill, default: []].append(work) }
        }
        return positions.mapValues { Experience.months($0, today: today) }.filter { $0.value > 0 }
    }
}
