// SPDX-License-Identifier: GPL-3.0-or-later

/// Runs of text into which soft hyphens are put and from which they are taken again.
struct Hyphenation {
    private var scalars: [UnicodeScalar] = []
    /// The run of each scalar.
    private var owners: [Int] = []
    private let styles: [TextStyle]
    private let dictionary: HyphenDictionary

    static let softHyphen: UnicodeScalar = "\u{AD}"

    init(_ runs: [TextShaper.Run], _ dictionary: HyphenDictionary) {
        styles = runs.map(\.style)
        self.dictionary = dictionary
        for (index, run) in runs.enumerated() {
            scalars += run.text.unicodeScalars
            owners += Array(repeating: index, count: run.text.unicodeScalars.count)
        }
    }

    var runs: [TextShaper.Run] {
        var texts = Array(repeating: String.UnicodeScalarView(), count: styles.count)
        for (scalar, owner) in zip(scalars, owners) { texts[owner].append(scalar) }
        return zip(texts, styles).map { .init(text: String($0), style: $1) }
    }

    /// A line above which much room is left.
    struct Gap {
        /// Its number.
        var line: Int
        /// Where its first word begins in the text, in UTF-8.
        var start: Int
        /// Points that are left in the line above.
        var room: Double
    }

    /// Puts soft hyphens into the first words of lines; whether there were any to put.
    ///
    /// `fits` says whether a line above has room for its word up to an offset in UTF-8, in a style. The first word that
    /// is broken gets the last hyphen that fits alone; the lines below will move, so that their words get all.
    mutating func hyphenate(_ gaps: [Gap], fits: (Gap, Int, TextStyle) -> Bool) -> Bool {
        var places: [Int] = []
        var wanted = gaps.makeIterator()
        var next = wanted.next()
        var offset = 0
        for (index, scalar) in scalars.enumerated() {
            guard let gap = next else { break }
            if offset >= gap.start {
                let found = breaks(ofWordAt: index)
                func fitting(_ place: Int) -> Bool {
                    let length = scalars[index..<place].reduce(0) { $0 + $1.utf8.count }
                    return fits(gap, offset + length, styles[owners[index]])
                }
                places += places.isEmpty ? found.last(where: fitting).map { [$0] } ?? [] : found
                next = wanted.next()
            }
            offset += scalar.utf8.count
        }
        for place in places.reversed() {
            scalars.insert(Self.softHyphen, at: place)
            owners.insert(owners[place], at: place)
        }
        return !places.isEmpty
    }

    /// Takes away all soft hyphens but those that end at these offsets in UTF-8; whether any were taken.
    mutating func keepHyphens(before ends: Set<Int>) -> Bool {
        var offset = 0
        var isKept = [Bool](repeating: true, count: scalars.count)
        for (index, scalar) in scalars.enumerated() {
            offset += scalar.utf8.count
            if scalar == Self.softHyphen { isKept[index] = ends.contains(offset) }
        }
        guard isKept.contains(false) else { return false }
        scalars = zip(scalars, isKept).filter(\.1).map(\.0)
        owners = zip(owners, isKept).filter(\.1).map(\.0)
        return true
    }

    /// Places in `scalars` where the word at `start` may be broken; none of one that has soft hyphens.
    private func breaks(ofWordAt start: Int) -> [Int] {
        // An opening bracket or quotation mark may stand before it.
        var first = start
        while first < scalars.count, !scalars[first].properties.isAlphabetic, scalars[first] != " " { first += 1 }
        var end = first
        while end < scalars.count, scalars[end].properties.isAlphabetic { end += 1 }
        guard !isInAddress(first..<end) else { return [] }
        return dictionary.breaks(in: Array(scalars[first..<end])).map { first + $0 }
    }

    /// Whether signs of an address or the like stand beside the word, up to the next white: those are left whole.
    ///
    /// A line may begin within an address, so that the signs before the word count too.
    private func isInAddress(_ word: Range<Int>) -> Bool {
        let before = scalars[..<word.lowerBound].reversed().prefix { !$0.properties.isWhitespace }
        let after = scalars[word.upperBound...].prefix { !$0.properties.isWhitespace }
        if before.contains(where: Self.addressSigns.contains) || after.contains(where: Self.addressSigns.contains) {
            return true
        }
        // A stop or a colon within, not one that ends the sentence.
        return zip(after, after.dropFirst()).contains {
            (".:".unicodeScalars.contains($0) && $1.properties.isAlphabetic)
        }
    }

    private static let addressSigns = Set("@/_\u{AD}".unicodeScalars)
}
