// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
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
        let checks = CrossChecks(
            draft: draft,
            verdict: verdict,
            hasName: hasName && draft.name != nil,
            language: language
        )
        profile.greffier = greffier(draft, checks: checks, builder: &builder)
        return ProfileReading(
            profile: profile,
            evidence: builder.evidence,
            warnings: checks.warnings,
            isCV: verdict.isCV
        )
    }

    private func addSections(of draft: ProfileDraft, to profile: inout Profile, with builder: inout ProfileBuilder) {
        profile.work = builder.work(draft.entries.work)
        profile.volunteer = builder.volunteer(draft.entries.volunteer)
        profile.education = builder.education(draft.entries.education)
        profile.certificates = builder.certificates(draft.entries.certificates)
        profile.awards = builder.awards(draft.entries.awards)
        profile.publications = builder.publications(draft.entries.publications)
        profile.skills = builder.skills(draft.entries.skills, lexicons: lexicons, months: skillMonths(draft))
        profile.languages = builder.languages(draft.entries.languages)
        profile.interests = builder.interests(draft.entries.interests)
        profile.references = builder.references(draft.entries.references)
        profile.projects = builder.projects(draft.entries.projects)
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
            let printed = reference.printed?.derived(.referenceDate)
            greffier.referenceDate = builder.take(
                printed ?? computed(reference.date.iso, .referenceDate),
                at + "/reference_date"
            )
            greffier.referenceSource = builder.take(
                computed(reference.source, .referenceDate),
                at + "/reference_source"
            )
            if let first = draft.entries.work.first(where: { $0[.startDate] != nil })?[.startDate] {
                let months = Experience.months(draft.entries.work, today: reference.date)
                if months > 0 {
                    greffier.monthsTotal = months
                    var total = computed("\(months)", .months, line: first.line, quote: first.quote)
                    total.source = first.source
                    builder.note(total, at + "/months_total")
                }
            }
        }
        addGaps(draft, to: &greffier, with: &builder)
        greffier.licences = builder.list(draft.licences, at + "/licences")
        addSensitive(draft, anywhere: anywhere, to: &greffier, with: &builder)
        greffier.review = builder.list(checks.review.map { computed($0, .review) }, at + "/review")
        greffier.language = builder.take(checks.language.map { computed($0, .language) }, at + "/language")
        return greffier
    }

    /// Times without work or studies, each proved by the date that ended what was before.
    private func addGaps(
        _ draft: ProfileDraft,
        to greffier: inout Profile.Greffier,
        with builder: inout ProfileBuilder
    ) {
        guard let today = draft.reference?.date else { return }
        let drafts = draft.entries.work + draft.entries.volunteer + draft.entries.education + draft.entries.projects
        let gaps = Experience.gaps(of: drafts.map(Experience.Period.init), work: draft.entries.work.count, today: today)
        for (index, gap) in gaps.enumerated() {
            guard let proof = drafts[gap.after][.endDate] ?? drafts[gap.after][.startDate] else { continue }
            let at = "/x-greffier/gaps/\(index)"
            builder.note(proof.derived(.gap), at + "/startDate")
            builder.note(proof.derived(.gap), at + "/months")
            if gap.gap.endDate != nil { builder.note(proof.derived(.gap), at + "/endDate") }
        }
        greffier.gaps = gaps.isEmpty ? nil : gaps.map(\.gap)
    }

    /// The kinds of what was left out, or what was printed of each where it is to be kept.
    private func addSensitive(
        _ draft: ProfileDraft,
        anywhere: Int,
        to greffier: inout Profile.Greffier,
        with builder: inout ProfileBuilder
    ) {
        var kinds: [Found] = []
        var kept: [String: String] = [:]
        for finding in draft.sensitive {
            if keepsSensitive, finding.value.contains(where: { $0.isLetter || $0.isNumber }) {
                guard kept[finding.kind] == nil else { continue }
                kept[finding.kind] = builder.take(
                    Found(finding.value, line: finding.line, confidence: 0.9),
                    "/x-greffier/sensitive/" + finding.kind
                )
            } else if !kinds.contains(where: { $0.value == finding.kind }) {
                kinds.append(Found(finding.kind, line: finding.line, quote: "", confidence: 0.9, derivation: .withheld))
            }
        }
        if draft.hasPhoto, !kinds.contains(where: { $0.value == "photo" }) {
            kinds.append(Found("photo", line: anywhere, quote: "", confidence: 0.7, derivation: .withheld))
        }
        greffier.sensitive = kept.isEmpty ? nil : kept
        greffier.withheld = builder.list(kinds, "/x-greffier/withheld")
    }

    /// Months of the positions whose text names each skill of the CV.
    private func skillMonths(_ draft: ProfileDraft) -> [String: Int] {
        guard let today = draft.reference?.date else { return [:] }
        var positions: [String: [Draft]] = [:]
        let listed = draft.entries.skills.flatMap { $0.keywords.isEmpty ? [$0[.name]].compactMap { $0 } : $0.keywords }
        let names = Set(listed.compactMap { lexicons.canonicalSkill($0.value) })
        for work in draft.entries.work {
            let stated = (Array(work.fields.values) + work.highlights).filter { $0.source == .attachment }.map(\.value)
            let text = (work.lines.map { draft.lines[$0].text } + stated).joined(separator: "\n")
            for skill in SkillMentions.names(in: text, listed: names, lexicons: lexicons) {
                positions[skill, default: []].append(work)
            }
        }
        return positions.mapValues { Experience.months($0, today: today) }.filter { $0.value > 0 }
    }
}
