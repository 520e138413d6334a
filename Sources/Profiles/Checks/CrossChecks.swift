// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel
import Lexicons
import TextFolding

/// Oracles that need no truth: contradictions and omissions that the document itself shows.
struct CrossChecks {
    private(set) var warnings: [RunWarning] = []
    private(set) var review: [String] = []
    let language: String?

    /// `hasName` is whether the profile gives a name: of some documents one that was found is not trusted.
    init(draft: ProfileDraft, verdict: Verdict, hasName: Bool, language: String?) {
        self.language = language
        if draft.isForeign {
            add(.foreignLanguage, language ?? "another script", french: language ?? "une autre écriture")
        }
        checkAttachment(draft.standing)
        guard verdict.isCV else {
            // The titles of a CV in a language that the rules do not know say nothing to them; a name or an address does.
            if !draft.isForeign || !hasName && Self.isOfNobody(draft) { add(.notACV) } else if !hasName { add(.noName) }
            return
        }
        if draft.isOfSeveral || draft.contact.emails.count > 2 { add(.severalPeople) }
        if !hasName { add(Self.isOfNobody(draft) ? .noPerson : .noName) }
        checkContact(draft)
        checkDates(draft)
        // Of sections in another language no more is expected than was said already.
        if !draft.isForeign { checkEntries(draft) }
    }

    /// Whether nothing tells whom a document without a name is about: a second page that was scanned into its own file.
    private static func isOfNobody(_ draft: ProfileDraft) -> Bool {
        let contact = draft.contact
        let traces = ContactTraces(draft)
        return contact.email == nil && draft.phone == nil && contact.url == nil && contact.networks.isEmpty
            && !traces.hasUnreadEmail && !traces.hasUnreadPhone
    }

    private mutating func checkAttachment(_ standing: ExactStanding?) {
        switch standing {
        case .otherName: add(.attachmentName)
        case .unseen(let count, let all): add(.attachmentUnseen, "\(count) / \(all)")
        case .ofOther: add(.attachmentOfOther)
        case .agrees, nil: break
        }
    }

    /// What looks like an address or a number but is not in the profile.
    private mutating func checkContact(_ draft: ProfileDraft) {
        let traces = ContactTraces(draft)
        if traces.hasUnreadEmail { add(.unreadContact, "e-mail") }
        if traces.hasUnreadPhone { add(.unreadContact, "phone", french: "téléphone") }
    }

    /// Dates and periods as they were read, of whatever reader and in whichever list.
    private mutating func checkDates(_ draft: ProfileDraft) {
        let isWrong = EntryLists.all.flatMap { draft.entries[keyPath: $0] }.contains { entry in
            entry.hasImpossibleDate || entry.start.flatMap { start in entry.end.map(start.isAfter) } == true
        }
        if isWrong { add(.reversedDates) }
    }

    private mutating func checkEntries(_ draft: ProfileDraft) {
        for (kind, count) in [
            (SectionKind.work, draft.entries.work.count), (.education, draft.entries.education.count),
            (.skills, draft.entries.skills.count),
            (.languages, draft.entries.languages.count),
        ] {
            let lines = draft.sections(kind).reduce(0) { $0 + $1.lines.count }
            if lines > 0, count == 0 { add(.emptySection, kind.rawValue) }
        }
        if draft.entries.work.isEmpty, draft.entries.education.isEmpty, draft.periods > 0 {
            add(.missingEntries, "0 < \(draft.periods)")
        }
        for (kind, count) in [
            (SectionKind.work, draft.entries.work.count), (.education, draft.entries.education.count),
        ] {
            let lines = draft.sections(kind).flatMap(\.lines)
            let periods = lines.count { $0.edgeDate?.isPeriod == true && !$0.isBullet }
            if periods > count { add(.missingEntries, "\(kind.rawValue), \(count) < \(periods)") }
        }
        if draft.sections(.work, .education).contains(where: { $0.lines.contains(where: \.runsBackwards) }) {
            add(.reversedDates)
        }
    }

    /// One warning for each text, one reason for each kind.
    private mutating func add(_ kind: WarningKind, _ detail: String = "", french: String? = nil) {
        let warning = RunWarning(kind, detail: detail, french: french)
        if !warnings.contains(warning) { warnings.append(warning) }
        if !review.contains(kind.reason) { review.append(kind.reason) }
    }
}

extension CVLine {
    /// `2023 – 2019`: a year, a dash and an earlier year, with at most a month between.
    ///
    /// The scanner takes such years for two dates, so that no entry has both.
    fileprivate var runsBackwards: Bool {
        var last: (year: Int, end: String.Index)?
        for digits in text.split(whereSeparator: { !($0.isASCII && $0.isNumber) }) where digits.count == 4 {
            guard let year = Int(digits), (1940...2060).contains(year) else { continue }
            if let last, year < last.year {
                let between = text[last.end..<digits.startIndex]
                if between.utf8.count <= 20, between.contains(where: { "-–—→".contains($0) }),
                    !between.contains(where: { ",;:|()".contains($0) }), Text.wordCount(between) <= 3
                {
                    return true
                }
            }
            last = (year, digits.endIndex)
        }
        return false
    }
}
