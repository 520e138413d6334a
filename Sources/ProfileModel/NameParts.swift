// SPDX-License-Identifier: GPL-3.0-or-later

/// A whole name parted into given and family name, for formats that ask for both.
///
/// No rule is right for every name; joined by a space, the parts are always the words of the whole. `NOWAK Małgorzata`
/// and `Nowak, Małgorzata` are told by their capitals and their comma, `Soazig Le Goff` by its particle; else the last
/// word is the family name. A name of one word is a family name.
package struct NameParts: Sendable, Equatable {
    package var given: String?
    package var family: String?

    package init(_ whole: String) {
        let sides = whole.split(separator: ",").map { Self.words(String($0)) }.filter { !$0.isEmpty }
        if sides.count == 2 {
            self.init(given: sides[1], family: sides[0])
            return
        }
        let words = Self.words(whole)
        if let capitals = Self.capitals(in: words) {
            self.init(
                given: Array(words[..<capitals.lowerBound] + words[capitals.upperBound...]),
                family: Array(words[capitals])
            )
        } else if let particle = words.dropFirst().dropLast().firstIndex(where: Self.isParticle) {
            self.init(given: Array(words[..<particle]), family: Array(words[particle...]))
        } else {
            self.init(given: words.dropLast(), family: words.suffix(1))
        }
    }

    private init(given: [String], family: [String]) {
        self.given = given.isEmpty ? nil : given.joined(separator: " ")
        self.family = family.isEmpty ? nil : family.joined(separator: " ")
    }

    private static func words(_ text: String) -> [String] {
        text.split(whereSeparator: \.isWhitespace).map(String.init)
    }

    /// The words in capitals, where they stand together and others are not so written.
    private static func capitals(in words: [String]) -> Range<Int>? {
        let marked = words.indices.filter { isCapital(words[$0]) }
        guard let first = marked.first, let last = marked.last, marked.count < words.count,
            last - first == marked.count - 1
        else { return nil }
        return first..<last + 1
    }

    /// Whether a word is written in capitals; an initial is not.
    private static func isCapital(_ word: String) -> Bool {
        word.count { $0.isLetter } > 1 && !word.contains(where: \.isLowercase) && !word.contains(".")
    }

    private static func isParticle(_ word: String) -> Bool { particles.contains(word.lowercased()) }

    /// Words that begin family names in French, Breton, Dutch, German, Italian, Portuguese, Spanish and Arabic.
    private static let particles: Set<String> = [
        "al", "ben", "bin", "da", "de", "degli", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el",
        "la", "le", "ter", "van", "von",
    ]
}
