// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons

/// Whether the document is a CV, and how sure the reading is.
struct Verdict: Sendable, Equatable {
    var isCV: Bool
    /// An offer, a bill or a form: whatever looks like an entry in it is nobody's.
    var isOther: Bool
    var confidence: Double

    /// Judges by the sections and entries that CVs have, and by what other documents have and CVs have not.
    ///
    /// Weights: name 2, e-mail 2, work 2.5, education 1, skills 1,
    /// others 0.5; what is missing counts as nothing, so that finding more never lowers the result.
    init(_ draft: ProfileDraft, lexicons: Lexicons) {
        let kinds = Set(draft.sections.compactMap(\.kind)).subtracting([.other, .contact])
        let dated = (draft.work + draft.education).count { $0[.startDate] != nil || $0[.endDate] != nil }
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
        func mean(_ drafts: [Draft]) -> Double {
            let values = drafts.flatMap { $0.fields.values.map(\.confidence) }
            return values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
        }
        let parts: [(Double, Double)] = [
            (2, draft.name?.confidence ?? 0),
            (2, max(draft.contact.email?.confidence ?? 0, draft.phone?.confidence ?? 0)), (2.5, mean(draft.work)),
            (1, mean(draft.education)), (1, mean(draft.skills)), (0.5, mean(draft.languages)),
        ]
        let total = parts.reduce(0) { $0 + $1.0 * $1.1 } / parts.reduce(0) { $0 + $1.0 }
        confidence = isCV ? total : min(total, 0.3)
    }
}

extension ProfileDraft {
    /// Periods with two ends, or open ones, anywhere in the text.
    var periods: Int { lines.reduce(0) { $0 + $1.dates.count { $0.isPeriod } } }
}
