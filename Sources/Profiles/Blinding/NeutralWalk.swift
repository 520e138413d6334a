// SPDX-License-Identifier: GPL-3.0-or-later
import TextFolding

/// Goes through the words of a text and replaces some of them; what stands between words stays.
struct NeutralWalk {
    struct Word {
        var text: String
        /// Folded.
        var key: String
    }

    private var words: [Word] = []
    /// What stands before each word, and behind the last.
    private var gaps: [String] = [""]
    private var index = -1
    /// Folded forms as they stood before anything was replaced.
    private(set) var keys: [String] = []

    init(_ text: String) {
        var word = ""
        for character in text {
            if character.isLetter {
                word.append(character)
            } else {
                close(&word)
                gaps[gaps.count - 1].append(character)
            }
        }
        close(&word)
        keys = words.map(\.key)
    }

    private mutating func close(_ word: inout String) {
        guard !word.isEmpty else { return }
        words.append(.init(text: word, key: Folding.fold(word)))
        gaps.append("")
        word = ""
    }

    /// The next word; `nil` behind the last.
    mutating func next() -> Word? {
        index += 1
        return index < words.count ? words[index] : nil
    }

    /// What stands between this word and the one before.
    var gap: String { gaps[index] }
    /// Whether this word is the first of a sentence.
    var beginsSentence: Bool {
        index == 0 || gap.contains { ".!?;:•\n".contains($0) } && gap.last?.isWhitespace == true
    }
    var previousKey: String? { index > 0 ? keys[index - 1] : nil }
    var keyBeforePrevious: String? { index > 1 ? keys[index - 2] : nil }
    var following: String? {
        index + 1 < keys.count && gaps[index + 1].allSatisfy { $0 == " " } ? keys[index + 1] : nil
    }

    /// Sets another word in the place of this one, with its capitals.
    mutating func replace(_ text: String) { words[index].text = Self.like(words[index].text, text) }

    mutating func replacePrevious(_ text: String) { words[index - 1].text = Self.like(words[index - 1].text, text) }

    var result: String { zip(gaps, words.map(\.text) + [""]).map { $0 + $1 }.joined() }

    private static func like(_ old: String, _ new: String) -> String {
        if old.count > 1, !old.contains(where: \.isLowercase) { return new.uppercased() }
        return old.first?.isUppercase == true ? new.prefix(1).uppercased() + new.dropFirst() : new
    }
}
