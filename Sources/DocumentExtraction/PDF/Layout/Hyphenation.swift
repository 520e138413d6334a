// SPDX-License-Identifier: GPL-3.0-or-later

/// Tells words that were broken at the end of a line from words that are spelt with a hyphen.
struct Hyphenation: Sendable {
    /// Words spelt with a hyphen inside a line somewhere in the document, in small letters.
    private var compounds: Set<[Unicode.Scalar]> = []

    /// What to do with the hyphen at the end of a line.
    enum Verdict: Sendable {
        /// The parts are one word without the hyphen.
        case join
        /// The parts are one word, hyphen and all.
        case keep
        /// The line does not end in a broken word.
        case none
    }

    /// Pronouns and other words that French ties to the word before by a hyphen.
    private static let enclitics = words(
        "je tu il ils elle elles on ce ci là y en nous vous moi toi même mêmes vous être"
    )
    /// Words that are seldom the first syllables of another one.
    private static let prefixes = words("ex non demi mi semi vice self peut rendez celui celle ceux celles après avant")
    /// What follows `au`, `ci`, `là` and `par`.
    private static let places = words("dessus dessous delà devant dedans derrière joint jointe")

    /// Takes note of the compounds of a page.
    mutating func learn(from text: PageText) {
        for word in text.words where word.count >= 3 {
            guard word.range.dropFirst().dropLast().contains(where: { Letters.isHyphen(text.scalars[$0]) }) else {
                continue
            }
            let core = Self.trimmed(text.characters(word))
            if core.count >= 3 { compounds.insert(Self.folded(core)) }
        }
    }

    /// How the end of a line, hyphen included, and the start of the next go together.
    func verdict(_ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>) -> Verdict {
        guard let hyphen = left.last, Letters.isHyphen(hyphen), let first = right.first, Letters.isLower(first),
            left.count >= 3, Letters.isLetter(left[left.endIndex - 2]), !Self.isAddress(left)
        else { return .none }
        let beforeThat = left[left.endIndex - 3]
        guard Letters.isLetter(beforeThat) || Letters.isHyphen(beforeThat) else { return .none }
        let head = Self.folded(Self.trimmed(left.dropLast()))
        let tail = Self.folded(Self.trimmed(right))
        if compounds.contains(head + ["-"] + tail) || head.contains("-") { return .keep }
        if Self.enclitics.contains(tail) || Self.prefixes.contains(head) || Self.places.contains(tail) { return .keep }
        return .join
    }

    private static func isAddress(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.contains { $0 == "/" || $0 == "@" || $0 == "." || $0 == ":" || $0 == "_" }
    }

    /// In small letters, every hyphen the plain one.
    private static func folded(_ word: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar] {
        word.flatMap { scalar -> [Unicode.Scalar] in
            if Letters.isHyphen(scalar) { return ["-"] }
            if scalar.value < 0x80 {
                return Letters.isUpper(scalar) ? [Unicode.Scalar(UInt8(scalar.value | 0x20))] : [scalar]
            }
            return Array(scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }

    /// Without the punctuation around it.
    private static func trimmed(_ word: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
        var word = word
        while let first = word.first, !Letters.isLetter(first) { word.removeFirst() }
        while let last = word.last, !Letters.isLetter(last) { word.removeLast() }
        return word
    }

    private static func words(_ list: String) -> Set<[Unicode.Scalar]> {
        Set(list.split(separator: " ").map { Array($0.unicodeScalars) })
    }
}
