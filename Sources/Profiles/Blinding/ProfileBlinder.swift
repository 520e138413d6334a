// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
package import Lexicons
package import ProfileModel
import TextFolding

/// Makes of a profile one that does not tell whose it is.
///
/// A code stands in the place of the name; photo, contact data, town, birth date, age, nationality, family and all
/// addresses on the web are gone, from running text too. Titles and what agrees with them have the form that both
/// genders share. What was done, learnt and is known stays as it is, so that the score stays the same.
package struct ProfileBlinder: Sendable {
    private let lexicons: Lexicons
    private let sensitive: SensitiveReader
    private let titles: NeutralTitles

    package init(lexicons: Lexicons) {
        self.lexicons = lexicons
        sensitive = SensitiveReader(lexicons: lexicons)
        titles = NeutralTitles(lexicons: lexicons)
    }

    /// The blind variant of `profile`, with `code` as its name.
    package func blind(_ profile: Profile, code: String, options: BlindOptions = .init()) throws -> Profile {
        var result = profile
        let own = OwnData(profile, lexicons: lexicons, schools: options.schools)
        result.removePerson(code: code)
        result.removeAddresses()
        if options.schools { result.removeSchools() }
        if options.studyDates { result.removeStudyDates() }
        result.languages = result.languages?.map(withoutMotherTongue)
        let tree = try JSONDecoder().decode(TextTree.self, from: JSONEncoder().encode(result))
        let blind = tree.mapping { path, text in clean(text, at: path, own: own, code: code) } ?? .object([:])
        return try JSONDecoder().decode(Profile.self, from: JSONEncoder().encode(blind)).withoutEmptyEntries
    }

    /// Who speaks a language from birth tells where they are from.
    private func withoutMotherTongue(_ language: Profile.Language) -> Profile.Language {
        let isMotherTongue =
            language.greffier?.cefr == "native" || language.fluency.map { lexicons.cefr($0) == "native" } == true
        guard isMotherTongue else { return language }
        var result = language
        result.fluency = "C2"
        result.greffier = language.greffier ?? .init()
        result.greffier?.cefr = "C2"
        return result
    }

    /// A text without what tells of the person; `path` names the keys that lead to it.
    func clean(_ text: String, at path: [String], own: OwnData, code: String) -> String {
        let key = path.last ?? ""
        if Self.codes.contains(key) || path == ["basics", "name"] { return text }
        // 'Ruby' and 'Julia' are names of people and of languages.
        if path.first == "skills", key != "level", lexicons[.skills].contains(text) { return text }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let isOpen = path == ["basics", "summary"] || path == ["basics", "label"]
        let cleaned = lines.map { line -> String in
            guard !line.isEmpty else { return "" }
            var line = own.withoutContact(String(line))
            line = withoutFacts(line, isOpen: isOpen)
            line = own.withoutName(line, code: code)
            if isOpen { line = own.withoutTown(line) }
            if Self.titleKeys.contains(key) || path == ["basics", "label"] { return titles.title(line) }
            return Self.prose.contains(key) ? titles.sentence(line) : line
        }
        return Text.trim(cleaned.joined(separator: "\n"))
    }

    /// Keys whose values are dates and codes.
    private static let codes: Set<String> = [
        "startDate", "endDate", "date", "releaseDate", "countryCode", "start_date", "reference_date",
        "reference_source", "contract", "cefr", "code", "scheme", "licences", "canonical", "months",
    ]
    private static let titleKeys: Set<String> = ["position", "roles"]
    /// Keys of what a person writes in sentences; names of firms, skills and pastimes agree with nobody.
    private static let prose: Set<String> = ["summary", "highlights", "reference"]

    // MARK: Facts

    /// Without age, birth, nationality, family and the like.
    private func withoutFacts(_ text: String, isOpen: Bool) -> String {
        let ranges = sensitive.ranges(in: text, isOpen: isOpen)
        guard !ranges.isEmpty else { return text }
        var result = ""
        var start = text.startIndex
        for range in ranges {
            Self.join(&result, text[start..<range.lowerBound])
            start = range.upperBound
        }
        Self.join(&result, text[start...])
        return Text.trim(result, ",;|·•–—-")
    }

    /// Sets what follows a gap behind what stands before it, with one sign between.
    private static func join(_ result: inout String, _ piece: Substring) {
        let separators = ",;|·•–—-"
        let before = Text.trim(result, separators)
        var next = piece.drop { $0.isWhitespace }
        guard let sign = next.first else { return }
        if before.isEmpty {
            result = String(next.drop { $0.isWhitespace || (separators + ".").contains($0) })
        } else if ".!?".contains(sign) {
            result =
                (before.last.map { ".!?".contains($0) } == true ? before + " " : before)
                + next.drop {
                    before.hasSuffix(".") && ($0 == "." || $0.isWhitespace)
                }
        } else {
            if separators.contains(sign), result.count > before.count {
                next = next.dropFirst().drop { $0.isWhitespace }
                result = Text.trim(result) + " " + next
            } else {
                result += (separators.contains(sign) || result.last?.isWhitespace == true ? "" : " ") + next
            }
        }
    }
}

extension Profile {
    /// Takes out who the person is and how to reach them.
    fileprivate mutating func removePerson(code: String) {
        var open = Basics()
        open.name = code
        open.label = basics?.label
        open.summary = basics?.summary
        if let place = basics?.location, place.region != nil || place.countryCode != nil {
            var location = Location()
            location.region = place.region
            location.countryCode = place.countryCode
            open.location = location
        }
        basics = open
        references = nil
        meta = nil
        greffier?.sensitive = nil
        greffier?.withheld = nil
        greffier?.review = nil
    }

    /// Takes out what leads to pages on the web.
    fileprivate mutating func removeAddresses() {
        for index in (work ?? []).indices { work?[index].url = nil }
        for index in (volunteer ?? []).indices { volunteer?[index].url = nil }
        for index in (education ?? []).indices { education?[index].url = nil }
        for index in (certificates ?? []).indices { certificates?[index].url = nil }
        for index in (publications ?? []).indices { publications?[index].url = nil }
        for index in (projects ?? []).indices { projects?[index].url = nil }
    }

    fileprivate mutating func removeSchools() {
        for index in (education ?? []).indices { education?[index].institution = nil }
    }

    fileprivate mutating func removeStudyDates() {
        for index in (education ?? []).indices {
            education?[index].startDate = nil
            education?[index].endDate = nil
        }
    }

    /// Without names of languages, skills and the like that have become empty.
    fileprivate var withoutEmptyEntries: Profile {
        var result = self
        result.skills = skills?.filter { $0.name != nil || $0.keywords?.isEmpty == false }
        result.interests = interests?.filter { $0.name != nil || $0.keywords?.isEmpty == false }
        result.awards = awards?.filter { $0.title != nil || $0.summary != nil }
        result.publications = publications?.filter { $0.name != nil || $0.summary != nil }
        return result
    }
}
