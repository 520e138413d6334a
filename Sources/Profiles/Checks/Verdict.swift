// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Whether the document is a CV.
struct Verdict: Sendable, Equatable {
    var isCV: Bool
    /// An offer, a bill or a form: whatever looks like an entry in it is nobody's.
    var isOther: Bool

    /// Judges by the sections and entries that CVs have, and by what other documents have and CVs have not.
    init(_ draft: ProfileDraft, lexicons: Lexicons) {
        let kinds = Set(draft.sections.compactMap(\.kind)).subtracting([.other, .contact])
        let dated = (draft.entries.work + draft.entries.education).count {
            $0[.startDate] != nil || $0[.endDate] != nil
        }
        let hasContact = draft.contact.email != nil || draft.phone != nil
        var signs = min(3, kinds.count) + min(2, dated)
        if hasContact { signs += 1 }
        if kinds.contains(where: { $0.isCore }) { signs += 1 }
        // A CV of a few lines: a name and its title right below.
        if let name = draft.name, name.confidence >= 0.7, let label = draft.label, label.confidence >= 0.8,
            (0...2).contains(label.line - name.line)
        {
            signs += 1
        }
        let isOfPerson = signs >= 4 && !kinds.isEmpty || draft.name != nil && hasContact && draft.periods >= 2
        isOther =
            !draft.isExact
            && OtherDocument(draft.lines, lexicons: lexicons)
                .isLikely(datedEntries: dated, hasName: draft.name != nil)
        isCV = draft.isExact || isOfPerson && !isOther
    }
}

extension ProfileDraft {
    /// Periods with two ends, or open ones, anywhere in the text.
    var periods: Int { lines.reduce(0) { $0 + $1.dates.count { $0.isPeriod } } }
}
