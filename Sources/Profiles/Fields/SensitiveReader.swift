// SPDX-License-Identifier: GPL-3.0-or-later
import Lexicons
import TextFolding

/// Recognises what a CV should not need to say: birth date, age, nationality, family, sex, health, social security.
///
/// A line is looked at in parts. A part counts when it says such a thing and nothing else, or when a label with a colon
/// opens it; running text counts for the turns of phrase that mean nothing else. In lines about work and studies only
/// parts count that cannot be about anything else: a nurse cares for the disabled, a lawyer knows nationality law.
struct SensitiveReader {
    let lexicons: Lexicons
    /// What a line must hold one of to be looked at.
    private let triggers: Set<String>
    let demonyms: Set<String>
    /// `célibataire`, `married`: what people are to one another.
    let statuses: Set<String>

    struct Finding: Equatable {
        var kind: String
        /// Index of the line.
        var line: Int
        /// Where it stands in the text of that line.
        var range: Range<String.Index>
        /// As printed.
        var value: String

        init(kind: String, line: Int, range: Range<String.Index>, value: String) {
            self.kind = kind
            self.line = line
            self.range = range
            self.value = value
        }

        /// Stated by data that no page shows: its kind alone is known.
        init(stated kind: String) {
            self.init(kind: kind, line: Found.nowhere, range: "".startIndex..<"".endIndex, value: "")
        }
    }

    /// A part of a line between separators.
    struct Part {
        var text: Substring
        var words: [String]
        /// A colon stands behind its label.
        var label: Lexicons.Entry?
        /// What follows the label's colon.
        var value: [String] = []
    }

    init(lexicons: Lexicons) {
        self.lexicons = lexicons
        let table = lexicons[.sensitive]
        func words(_ entries: [Lexicons.Entry]) -> [String] {
            entries.flatMap { $0.aliases }.compactMap { Folding.words($0).first }
        }
        demonyms = Set(lexicons[.demonyms].entries.flatMap(\.aliases).flatMap(Folding.words))
        statuses = Set(
            words(table.entries.filter { $0.canonical == "marital_status" && $0.attributes["use"] == "word" })
        )
        // The longest word of each spelling: the first is too often 'de' or 'en'.
        let longest = table.entries.flatMap(\.aliases).compactMap { Folding.words($0).max { $0.count < $1.count } }
        triggers = Set(longest).union(Self.markers).union(Self.ages).union(Self.children)
    }

    /// What `line` says, from left to right.
    ///
    /// `isOpen` is for lines of the head, of a summary and the like, which speak of the person. `pending` is the kind
    /// whose label stands alone in the line above.
    func findings(in line: CVLine, isOpen: Bool, pending: String? = nil) -> [Finding] {
        let number = socialSecurity(line.text, isOpen: isOpen)
        guard number != nil || pending != nil || line.words.contains(where: triggers.contains) else { return [] }
        var found: [Finding] = []
        func add(_ kind: String, _ range: Range<String.Index>) {
            guard !found.contains(where: { $0.range.overlaps(range) }) else { return }
            if let last = found.last, last.kind == kind, last.range.upperBound <= range.lowerBound,
                !line.text[last.range.upperBound..<range.lowerBound].contains(where: { $0.isLetter || $0.isNumber })
            {
                found[found.count - 1].range = last.range.lowerBound..<range.upperBound
                found[found.count - 1].value = Text.tidy(line.text[last.range.lowerBound..<range.upperBound])
                return
            }
            found.append(Finding(kind: kind, line: line.index, range: range, value: Text.tidy(line.text[range])))
        }
        var previous = pending
        for (index, part) in parts(of: line.text).enumerated() {
            let range = part.text.startIndex..<part.text.endIndex
            if let kind = kind(of: part, isOpen: isOpen, previous: index == 0 ? nil : previous)
                ?? (index == 0 ? pending.flatMap { isValue(part.words, of: $0) ? $0 : nil } : nil)
            {
                add(kind, range)
                previous = kind
                continue
            }
            previous = nil
            guard isOpen else { continue }
            for (kind, words) in phrases(in: part.words) {
                add(kind, Self.range(of: words, in: part.text, count: part.words.count) ?? range)
            }
        }
        if let number { add("social_security_number", number) }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The kind whose label is all that `line` says: its value stands on the next one.
    func label(_ line: CVLine) -> String? {
        let entry = lexicons[.sensitive].entry(key: line.key)
        return entry?.attributes["use"] == "label" ? entry?.canonical : nil
    }

    /// Where the words at `words` of a part stand.
    private static func range(of words: Range<Int>, in text: Substring, count: Int) -> Range<String.Index>? {
        let own = String(text)
        let spans = Quote.spans(of: own)
        guard spans.count == count, !words.isEmpty, words.upperBound <= count else { return nil }
        func place(_ index: String.Index) -> String.Index {
            text.index(text.startIndex, offsetBy: own.distance(from: own.startIndex, to: index))
        }
        return place(spans[words.lowerBound].lowerBound)..<place(spans[words.upperBound - 1].upperBound)
    }

    static let markers: Set<String> = [
        "citizen", "national", "nationality", "nationalite", "nationals", "passport", "passeport", "ressortissant",
        "ressortissante", "citoyen", "citoyenne", "binational", "binationale", "pere", "mere", "father", "mother",
    ]
    static let ages: Set<String> = ["ans", "yo", "y.o", "old"]
    static let children: Set<String> = ["enfant", "enfants", "child", "children", "kid", "kids"]
}
