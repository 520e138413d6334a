// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import Lexicons
import ProfileModel

/// Entries with a period, a place and a text.
extension ExactFields {
    /// When an entry began and ended; `isCurrent` where it is said to go on.
    struct Period {
        var start: ExactDate?
        var end: ExactDate?
        var isCurrent = false
        /// Whether one of the dates is none of the calendar's.
        var isImpossible = false
    }

    /// A position: what it is called, at whom, when and where.
    func position(
        title: String?,
        employer: String?,
        place: String?,
        period: Period,
        text: String?,
        from start: Int?
    ) -> Draft? {
        var draft = Draft()
        draft[.position] = found(title, from: start)
        draft[.name] = found(employer, from: draft[.position]?.place ?? start)
        let anchor = draft[.position]?.place ?? draft[.name]?.place
        draft[.location] = found(place, from: anchor)
        set(period, near: anchor, &draft)
        setText(text, from: anchor, &draft)
        guard draft[.position] != nil || draft[.name] != nil else { return nil }
        draft.lines = lines(of: draft)
        return draft
    }

    /// A course of study; `eqf` is a level of the European Qualifications Framework as the data writes it.
    func study(
        title: String?,
        area: String?,
        institution: String?,
        period: Period,
        score: String?,
        eqf: String?,
        from start: Int?
    ) -> Draft? {
        var draft = Draft()
        draft[.studyType] = found(title, from: start)
        draft[.institution] = found(institution, from: draft[.studyType]?.place ?? start)
        let anchor = draft[.studyType]?.place ?? draft[.institution]?.place
        draft[.area] = found(area, from: anchor)
        draft[.score] = found(score, from: anchor)
        set(period, near: anchor, &draft)
        if let eqf, let level = eqf.last?.wholeNumberValue, (1...8).contains(level) {
            draft[.eqf] = Found(exact: "\(level)", quote: eqf, line: anchor, derivation: .eqf)
        } else if let title, let level = lexicons.eqf(title) {
            draft[.eqf] = Found(exact: "\(level)", quote: title, line: anchor, derivation: .eqf)
        }
        guard draft[.studyType] != nil || draft[.institution] != nil else { return nil }
        draft.lines = lines(of: draft)
        return draft
    }

    /// What has a name and perhaps a date and a giver: a certificate, an award, a publication, a project.
    ///
    /// Of `dates` the first that states one is taken.
    func item(
        _ name: String?,
        description: String? = nil,
        issuer: String? = nil,
        dates: [Document.DataFile.Element?] = [],
        period: Period = Period()
    ) -> Draft? {
        var draft = Draft()
        draft[.name] = found(name)
        guard draft[.name] != nil else { return nil }
        let anchor = draft[.name]?.place
        draft[.issuer] = found(issuer, from: anchor)
        draft[.description] = found(description.map { Self.lines(of: $0).map(\.text).joined(separator: "\n") })
        draft[.date] = dates.lazy.compactMap { ExactDate(textOf: $0) }.first.map { value($0, near: anchor) }
        set(period, near: anchor, &draft)
        if dates.contains(where: ExactDate.isImpossible(textOf:)) { draft.hasImpossibleDate = true }
        return draft
    }

    /// A name for each line of a text.
    func items(in text: String?) -> [Draft] { Self.lines(of: text).compactMap { item($0.text) } }

    private func lines(of draft: Draft) -> [Int] {
        Set((Array(draft.fields.values) + draft.highlights).compactMap(\.place)).sorted()
    }

    private func set(_ period: Period, near anchor: Int?, _ draft: inout Draft) {
        draft.start = period.start?.date
        draft.isCurrent = period.isCurrent
        draft.hasImpossibleDate = period.isImpossible
        draft.end = period.isCurrent ? nil : period.end?.date
        draft[.startDate] = period.start.map { value($0, near: anchor) }
        draft[.endDate] = period.isCurrent ? nil : period.end.map { value($0, near: anchor) }
    }

    private func value(_ date: ExactDate, near anchor: Int?) -> Found {
        Found(
            exact: date.date.iso,
            quote: date.quote,
            line: page.line(of: date.date, near: anchor),
            derivation: date.quote == date.date.iso ? nil : .date
        )
    }

    /// As the rules do it: a long first paragraph is the summary, all else are highlights.
    private func setText(_ text: String?, from anchor: Int?, _ draft: inout Draft) {
        for line in Self.lines(of: text) {
            guard let found = found(line.text, from: anchor) else { continue }
            if !line.isBullet, draft.highlights.isEmpty, draft[.summary] == nil, line.text.count > 40 {
                draft[.summary] = found
            } else {
                draft.highlights.append(found)
            }
        }
    }
}
