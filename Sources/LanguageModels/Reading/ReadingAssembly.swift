// SPDX-License-Identifier: GPL-3.0-or-later
import DocumentModel
import JSONSchemas
import ProfileModel
import TextFolding

/// Builds a profile and its evidence from a model's answers, value by value, each one grounded first.
struct ReadingAssembly {
    private(set) var profile = Profile()
    private(set) var evidence: Evidence = [:]
    private(set) var dropped = 0

    let grounding: Grounding
    private let normalizeDate: @Sendable (String) -> NormalizedDate?

    /// How far, in lines, the parts of one entry may stand from each other; further apart, they belong to two.
    static let reach = 8

    init(
        lines: [TextLine],
        normalizeDate: @escaping @Sendable (String) -> NormalizedDate?
    ) {
        grounding = Grounding(lines: lines)
        self.normalizeDate = normalizeDate
    }

    mutating func add(_ answer: JSONValue, of group: CVSectionGroup) {
        switch group {
        case .basics: addBasics(answer)
        case .work: addWork(answer[key: "work"]?.array ?? [])
        case .education:
            addEducation(answer[key: "education"]?.array ?? [])
            addCertificates(answer[key: "certificates"]?.array ?? [])
        case .skills:
            addSkills(answer[key: "skills"]?.array ?? [])
            addLanguages(answer[key: "languages"]?.array ?? [])
        }
    }

    // MARK: Values

    /// The document's words for the value at `key`, or `nil` when there is none; one that is not found is counted.
    mutating func span(
        _ entry: JSONValue,
        _ key: String,
        near anchor: Int? = nil,
        if isPlausible: (String) -> Bool = { _ in true }
    ) -> Grounding.Span? {
        entry[key: key].flatMap { span($0, near: anchor, if: isPlausible) }
    }

    mutating func span(
        _ value: JSONValue,
        near anchor: Int? = nil,
        if isPlausible: (String) -> Bool = { _ in true }
    ) -> Grounding.Span? {
        guard let text = value[key: "text"]?.string, let line = value[key: "line"]?.integer else { return nil }
        guard let span = grounding.span(for: text, near: line), isPlausible(span.quote),
            anchor.map({ abs($0 - span.line) <= Self.reach }) ?? true
        else {
            dropped += 1
            return nil
        }
        return span
    }

    /// Notes the proof of a value that is the quote itself; gives the value back.
    mutating func prove(_ span: Grounding.Span?, at pointer: String) -> String? {
        guard let span else { return nil }
        evidence[pointer] = grounding.evidence(span)
        return span.quote
    }

    /// Which end of a period a date is asked for as.
    enum Edge { case start, end }

    /// Notes the proof of a date; `nil` for what is none, which counts as dropped.
    ///
    /// Models often copy a whole period for each of its ends: the end that is asked for is taken from it.
    mutating func proveDate(_ span: Grounding.Span?, at pointer: String, as edge: Edge = .end) -> NormalizedDate? {
        guard let span else { return nil }
        switch (normalizeDate(span.quote), edge) {
        case (.date(let date), _), (.period(let date?, _), .start), (.period(_, let date?), .end):
            evidence[pointer] = grounding.evidence(span, derivation: date == span.quote ? nil : "date")
            return .date(date)
        case (.ongoing, _), (.period, .end): return .ongoing
        case (nil, _), (.period, .start):
            dropped += 1
            return nil
        }
    }

    /// The lines of a range (numbers from 1), or `nil` when there is none or it is out of bounds.
    mutating func lineRange(_ value: JSONValue?, atMost limit: Int) -> ClosedRange<Int>? {
        guard let from = value?[key: "from"]?.integer, let to = value?[key: "to"]?.integer else { return nil }
        guard from >= 1, from <= to, to <= grounding.lines.count, to - from < limit else {
            dropped += 1
            return nil
        }
        return (from - 1)...(to - 1)
    }

    mutating func setWork(_ work: [Profile.Work]) { profile.work = work.isEmpty ? nil : work }
    mutating func setEducation(_ education: [Profile.Education]) {
        profile.education = education.isEmpty ? nil : education
    }
    mutating func setCertificates(_ list: [Profile.Certificate]) { profile.certificates = list.isEmpty ? nil : list }
    mutating func setSkills(_ skills: [Profile.Skill]) { profile.skills = skills.isEmpty ? nil : skills }
    mutating func setLanguages(_ languages: [Profile.Language]) {
        profile.languages = languages.isEmpty ? nil : languages
    }
    mutating func setBasics(_ basics: Profile.Basics) { profile.basics = basics == Profile.Basics() ? nil : basics }
    mutating func note(_ entry: EvidenceEntry, at pointer: String) { evidence[pointer] = entry }
    mutating func countDropped() { dropped += 1 }
}
