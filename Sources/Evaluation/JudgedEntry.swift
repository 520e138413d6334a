// SPDX-License-Identifier: GPL-3.0-or-later
import ProfileModel

/// A position or a course of study as it is judged: two values that name it, and its dates.
struct JudgedEntry {
    /// What is judged as a whole besides its values, if anything.
    var whole: JudgedField?
    /// Employer and position, or institution and degree.
    var names: [JudgedValue]
    var dates: [JudgedValue]

    /// What a position without an end says.
    private static let current = "current"

    /// The positions of a profile.
    static func work(_ profile: Profile) -> [JudgedEntry] {
        (profile.work ?? []).enumerated().map { index, work in
            let at = "/work/\(index)"
            return JudgedEntry(
                whole: .workEntry,
                names: [
                    JudgedValue(.workEmployer, work.name, at: at + "/name"),
                    JudgedValue(.workPosition, work.position, at: at + "/position"),
                ],
                dates: [
                    JudgedValue(.workStart, work.startDate, at: at + "/startDate"),
                    work.endDate.map { JudgedValue(.workEnd, $0, at: at + "/endDate") }
                        ?? JudgedValue(.workEnd, current),
                ]
            )
        }
    }

    /// The courses of study of a profile.
    static func education(_ profile: Profile) -> [JudgedEntry] {
        (profile.education ?? []).enumerated().map { index, study in
            let at = "/education/\(index)"
            let parts = [(study.studyType, at + "/studyType"), (study.area, at + "/area")].filter { $0.0 != nil }
            return JudgedEntry(
                names: [
                    JudgedValue(.educationInstitution, study.institution, at: at + "/institution"),
                    JudgedValue(.educationDegree, parts.compactMap(\.0).joined(separator: " "), at: parts.map(\.1)),
                ],
                dates: [
                    JudgedValue(.educationStart, study.startDate, at: at + "/startDate"),
                    JudgedValue(.educationEnd, study.endDate, at: at + "/endDate"),
                ]
            )
        }
    }

    /// How much speaks for the two being one entry; 0 where neither name agrees.
    ///
    /// Names come before dates: an entry in which both agree outweighs two in which one does.
    func points(with truth: JudgedEntry) -> Int {
        let agreeing = zip(names, truth.names).count { $0.agrees(with: $1) }
        guard agreeing > 0 else { return 0 }
        return (agreeing == names.count ? agreeing + 1 : agreeing) * 10
            + zip(dates, truth.dates).count { $0.agrees(with: $1) }
    }

    /// The verdicts on the entry and its values, paired with that of the truth.
    func verdicts(against truth: JudgedEntry) -> [Verdict] {
        let isRight = zip(names, truth.names).allSatisfy { $0.agrees(with: $1) || ($0.text == nil && $1.text == nil) }
        let entry = whole.map { Verdict(field: $0, expected: truth.title, found: title, isRight: isRight) }
        return [entry].compactMap { $0 }
            + zip(names + dates, truth.names + truth.dates).compactMap { $0.verdict(against: $1) }
    }

    /// The entry and its values where the truth has no such entry.
    var surplus: [Verdict] { alone { Verdict(field: $0, expected: nil, found: $1, isRight: false, pointers: $2) } }

    /// The entry and its values where the profile has no such entry.
    var missing: [Verdict] {
        alone { field, text, _ in Verdict(field: field, expected: text, found: nil, isRight: false) }
    }

    private func alone(_ verdict: (JudgedField, String, [String]) -> Verdict) -> [Verdict] {
        [whole.map { verdict($0, title, []) }].compactMap { $0 }
            + (names + dates).compactMap { value in value.text.map { verdict(value.field, $0, value.pointers) } }
    }

    /// For people.
    private var title: String { names.map { $0.text ?? "–" }.joined(separator: " / ") }
}
