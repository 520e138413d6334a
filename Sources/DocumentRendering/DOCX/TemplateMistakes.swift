// SPDX-License-Identifier: GPL-3.0-or-later
import JobModel

/// Where a tag stands.
struct TemplatePlace: Equatable {
    /// `word/document.xml`.
    var part: String
    /// The text of the paragraph.
    var paragraph: String
    /// The paragraph's number in its part, from 1, in document order; 0 outside paragraphs.
    var number = 0
    /// Whether it is the second form of a drawing, for programs that cannot show the first.
    var isFallback = false

    /// The paragraph's text, cut where it is long.
    var shownParagraph: String {
        let text = CleanText.line(paragraph)
        return text.count > 80 ? String(text.prefix(80)) + "…" : text
    }

    /// The place as people look for it.
    func words(_ language: ReportLanguage) -> String {
        switch language {
        case .english: "\(part), paragraph \(number) “\(shownParagraph)”"
        case .french: "\(part), paragraphe \(number) « \(shownParagraph) »"
        }
    }
}

/// Gathers all that is wrong with a template, and what it names, so that one reading tells all of it.
final class TemplateMistakes {
    /// A mistake at its place.
    struct Entry: Equatable {
        var place: TemplatePlace
        var reason: ErrorDetail
    }

    private(set) var entries: [Entry] = []
    /// What is no mistake, but hardly meant.
    private(set) var hints: [Entry] = []
    /// How often each field is named, by its path from the profile.
    private(set) var uses: [String: Int] = [:]

    var isEmpty: Bool { entries.isEmpty }

    func add(_ english: String, french: String, at place: TemplatePlace) {
        let entry = Entry(place: place, reason: .init(english, french: french))
        let isKnown = entries.contains {
            $0 == entry || place.isFallback && $0.reason == entry.reason && $0.place.paragraph == place.paragraph
        }
        if !isKnown { entries.append(entry) }
    }

    func hint(_ english: String, french: String, at place: TemplatePlace) {
        hints.append(Entry(place: place, reason: .init(english, french: french)))
    }

    /// Counts a field that a tag names.
    func use(_ field: String, at place: TemplatePlace) {
        if !place.isFallback { uses[field, default: 0] += 1 }
    }
}
